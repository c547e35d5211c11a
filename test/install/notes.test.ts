import { mirrorOffNote, remoteRunNote, unlockedNote, windowsNote } from '../../src/install/notes';

describe('nothing to say', () => {
  test('a local or unknown backend', () => {
    for (const backend of [undefined, 'local', 's3']) expect(remoteRunNote(backend)).toBeUndefined();
  });

  test('a platform that starts scripts', () => {
    for (const platform of ['linux', 'darwin']) expect(windowsNote(platform)).toBeUndefined();
  });

  test('every provider locked, no block in any file', () => {
    expect(unlockedNote([], 'x')).toBeUndefined();
    expect(mirrorOffNote([], 'a/b/c')).toBeUndefined();
  });
});

test.each(['remote', 'cloud'])('the backend %s names reading at synth and a machine with Node', (backend) => {
  const note = remoteRunNote(backend);
  for (const words of [`"${backend}"`, 'no Node', 'ReadAt.SYNTH', 'Node.js 20']) expect(note).toContain(words);
});

test('Windows names WSL, reading at synth and a machine with Node', () => {
  for (const words of ['WSL', 'ReadAt.SYNTH', 'Node.js 20']) expect(windowsNote('win32')).toContain(words);
});

test('unlocked providers: each with its reason, and what to type', () => {
  const note = unlockedNote(
    [
      { source: 'r/a/range', version: '~> 3.6', reason: 'version-not-exact' },
      { source: 'r/a/none', reason: 'version-not-exact' },
      { source: 'r/a/bare', version: '1.0.0', reason: 'locked-without-constraints', lockedVersion: '1.0.0' },
    ],
    'cdktf.out/stacks/one',
  );
  expect(note).toContain('r/a/range is required as "~> 3.6"');
  expect(note).toContain('r/a/none is required without a version: give it one');
  expect(note).toContain('r/a/bare is locked without a constraint');
  expect(note).toMatch(
    /cdktf deploy --skip-provider-lock", or do this once in cdktf.out\/stacks\/one: terraform init\.$/,
  );
});

test('a provider at another version: init has to upgrade', () => {
  const note = unlockedNote(
    [{ source: 'r/a/b', version: '3.2.5', reason: 'locked-at-another-version', lockedVersion: '3.2.4\u001b' }],
    's',
  );
  expect(note).toContain('r/a/b is locked at 3.2.4\\u001b, and the stack requires 3.2.5');
  expect(note).toContain('terraform init -upgrade.');
});

test('a CLI configuration with its own installation block: the lines to add', () => {
  const note = mirrorOffNote(['/home/me/.terraformrc', '/home/me/.tofurc'], 'terraform.local/cdktf/atlas');
  expect(note).toContain('/home/me/.terraformrc and /home/me/.tofurc');
  expect(note).toContain('path    = "terraform.d/plugins"');
  expect(note).toContain('exclude = ["terraform.local/*/*"]');
});
