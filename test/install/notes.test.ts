import {
  mirrorOffNote,
  otherMachineNote,
  remoteRunNote,
  sizeNote,
  unlockedNote,
  windowsNote,
} from '../../src/install/notes';

describe('nothing to say', () => {
  test('a local or unknown backend', () => {
    for (const backend of [undefined, 'local', 's3']) expect(remoteRunNote(backend)).toBeUndefined();
  });

  test('a platform that starts scripts', () => {
    for (const platform of ['linux', 'darwin']) expect(windowsNote(platform)).toBeUndefined();
  });

  test('standalone executables for the machines that run Terraform, or for one platform', () => {
    expect(remoteRunNote('cloud', ['darwin_arm64', 'linux_amd64'])).toBeUndefined();
    expect(otherMachineNote(['darwin_arm64', 'linux_amd64'], 'darwin_arm64')).toBeUndefined();
    for (const sizes of [[], [1e8]]) expect(sizeNote(sizes, '--platform')).toBeUndefined();
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

test.each([
  ['remote', remoteRunNote('remote')],
  ['Windows', windowsNote('win32')],
])('%s names the standalone executable', (_, note) => {
  expect(note).toContain('use the standalone executable (docs/installing.md), or read');
});

test.each(['remote', 'cloud'])('the backend %s without an executable for its machines', (backend) => {
  const note = remoteRunNote(backend, ['darwin_arm64', 'windows_amd64']);
  for (const words of [`"${backend}"`, 'for darwin_arm64, windows_amd64 only', 'Add the executable for linux_amd64'])
    expect(note).toContain(words);
});

test('no executable for this machine', () => {
  expect(otherMachineNote(['linux_amd64'], 'darwin_arm64')).toMatch(
    /for linux_amd64, and this machine is darwin_arm64: "terraform init" fails here\. Add the executable for darwin_arm64/,
  );
});

test('several large executables: how large, and how to have fewer', () => {
  expect(sizeNote([107_612_992, 122_424_448], '--platform')).toMatch(/2 platforms, 230 MB together[^]*: --platform\.$/);
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
