import { updateLockFile, type RequiredProvider } from '../../src/install/lock-file';

const OWN = { source: 'terraform.local/cdktf/atlas', version: '0.1.0', hashes: ['h1:AAAA='] };
const OWN_ENTRY = `provider "terraform.local/cdktf/atlas" {
  version     = "0.1.0"
  constraints = "0.1.0"
  hashes = [
    "h1:AAAA=",
  ]
}
`;
const NULL_ENTRY = `provider "registry.terraform.io/hashicorp/null" {
  version     = "3.2.4"
  constraints = "3.2.4"
}
`;
const NULL: RequiredProvider = { source: 'hashicorp/null', version: '3.2.4' };
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

function update(text: string, otherProviders: readonly RequiredProvider[] = []) {
  return updateLockFile({ text, name: 'x/.terraform.lock.hcl', own: OWN, otherProviders });
}

describe('our own entry', () => {
  test.each(['', '\n', '  \n\n'])('an empty file (%j) becomes our entry', (text) => {
    expect(update(text)).toEqual({ text: OWN_ENTRY, needsInit: [] });
  });

  test('a second run changes nothing', () => {
    const { text } = update('', [NULL]);
    expect(update(text, [NULL])).toEqual({ text, needsInit: [] });
  });

  test('is replaced where it stands, whatever it said', () => {
    const before = `# top\n\nprovider "terraform.local/cdktf/atlas" { # note\n\n version="0.0.9"\n hashes = [ "h1:{old}", "zh:1"]\n  } # after\n\n# end`;
    expect(update(before).text).toBe(`# top\n\n${OWN_ENTRY.trimEnd()} # after\n\n# end`);
  });

  test('that stands twice, as a merge can leave it, stands once afterwards', () => {
    const old = OWN_ENTRY.replaceAll('0.1.0', '0.0.9');
    expect(update(`${old}\n${NULL_ENTRY}\n${old}\n# end\n`).text).toBe(`${OWN_ENTRY}\n${NULL_ENTRY}\n# end\n`);
  });

  test('goes before the first entry that sorts after it, and the comments of that entry stay with it', () => {
    const before = `# header\n\n${NULL_ENTRY}\n# about z\n// more\nprovider "z.example/a/b" {}\n`;
    expect(update(before).text).toBe(
      `# header\n\n${NULL_ENTRY}\n${OWN_ENTRY}\n# about z\n// more\nprovider "z.example/a/b" {}\n`,
    );
  });

  test('a comment behind the entry above stays there', () => {
    const before = `provider "a.example/a/b" {} # a\nprovider "z.example/a/b" {}\n`;
    expect(update(before).text).toBe(`provider "a.example/a/b" {} # a\n${OWN_ENTRY}\nprovider "z.example/a/b" {}\n`);
  });

  test('goes to the end, with a line break added where the file has none', () => {
    expect(update(NULL_ENTRY.trimEnd()).text).toBe(`${NULL_ENTRY}\n${OWN_ENTRY}`);
  });
});

describe('what stands around it', () => {
  const odd = [
    `\uFEFF# comment with { and "\n`,
    `/* block\n provider "terraform.local/cdktf/atlas" {\n======= } */\n`,
    `provider "registry.terraform.io/x/y"   {version="1.0.0"\n  hashes=["h1:}{", "zh:\\"}", # }\n  ] }\n`,
    `provider "registry.terraform.io/x/z" {\n}`,
  ].join('');

  test('is kept byte for byte', () => {
    expect(update(odd).text).toBe(`${odd}\n\n${OWN_ENTRY}`);
  });

  test('CRLF is kept, and our entry takes it on', () => {
    const before = crlf(`# header\n\n${NULL_ENTRY}`);
    expect(update(before, [{ source: 'a/b', version: '1.0.0' }]).text).toBe(
      crlf(
        `# header\n\nprovider "registry.terraform.io/a/b" {\n  version     = "1.0.0"\n  constraints = "1.0.0"\n}\n\n${NULL_ENTRY}\n${OWN_ENTRY}`,
      ),
    );
  });
});

describe('the other providers', () => {
  test('an exact version gets an entry without hashes, in its place', () => {
    expect(update('', [{ source: 'z.example/a/b', version: '= 1.0.0' }, NULL]).text).toBe(
      `${NULL_ENTRY}\n${OWN_ENTRY}\nprovider "z.example/a/b" {\n  version     = "1.0.0"\n  constraints = "1.0.0"\n}\n`,
    );
  });

  test('an entry that exists is never replaced', () => {
    const before = `provider "registry.terraform.io/hashicorp/null" {\n  version = "3.2.4"\n  constraints = "3.2.4"\n  hashes = ["h1:x"]\n}\n`;
    expect(update(before, [NULL])).toEqual({ text: `${before}\n${OWN_ENTRY}`, needsInit: [] });
  });

  test('an entry at another version is left, and reported', () => {
    expect(update(NULL_ENTRY, [{ source: 'null', version: '3.2.5' }])).toEqual({
      text: `${NULL_ENTRY}\n${OWN_ENTRY}`,
      needsInit: [
        {
          source: 'registry.terraform.io/hashicorp/null',
          version: '3.2.5',
          reason: 'locked-at-another-version',
          lockedVersion: '3.2.4',
        },
      ],
    });
  });

  test('an entry without constraints is left, and reported', () => {
    const { needsInit } = update('provider "registry.terraform.io/hashicorp/null" {\n version = "3.2.4"\n}\n', [NULL]);
    expect(needsInit).toMatchObject([{ reason: 'locked-without-constraints', lockedVersion: '3.2.4' }]);
  });

  test('a range or no version at all gets no entry, and is reported in order', () => {
    expect(update('', [{ source: 'random', version: '~> 3.6' }, { source: 'a/b' }])).toEqual({
      text: OWN_ENTRY,
      needsInit: [
        { source: 'registry.terraform.io/a/b', reason: 'version-not-exact' },
        { source: 'registry.terraform.io/hashicorp/random', version: '~> 3.6', reason: 'version-not-exact' },
      ],
    });
  });

  test('a range whose entry exists needs nothing', () => {
    expect(update(NULL_ENTRY, [{ source: 'null', version: '~> 3.2' }]).needsInit).toEqual([]);
  });

  test('a provider required twice is looked at once', () => {
    expect(update('', [NULL, NULL]).text).toBe(`${NULL_ENTRY}\n${OWN_ENTRY}`);
    expect(update('', [NULL, { source: 'null', version: '>= 3' }]).needsInit).toMatchObject([
      { version: '3.2.4, >= 3' },
    ]);
  });

  test('our own provider and the one inside Terraform are no others', () => {
    const others = [{ source: OWN.source, version: '9.9.9' }, { source: 'terraform.io/builtin/terraform' }];
    expect(update('', others)).toEqual({ text: OWN_ENTRY, needsInit: [] });
  });
});

describe('a file that can not be read', () => {
  test.each([
    [`<<<<<<< HEAD\n${NULL_ENTRY}=======\n>>>>>>> other\n`, 1, 'markers of a merge conflict'],
    [NULL_ENTRY.replace('}', '=======\n}'), 4, 'markers of a merge conflict'],
    [NULL_ENTRY.replace('}', '||||||| base\n}'), 4, 'markers of a merge conflict'],
    [`${NULL_ENTRY}provider "a/b/c" {\n`, 6, 'it ends in the middle of an entry'],
    ['provider "a/b/c" {\n  hashes = [\n}\n', 3, '"}" is not expected'],
    ['provider "a/b/c" {}\n}\n', 2, '"}" is not expected'],
    ['provider "a/b/c', 1, 'is not expected'],
    ['provider', 1, 'it ends in the middle'],
    ['version = "1"\n', 1, '"=" is not expected'],
    ['/* open\n', 1, '"/" is not expected'],
    ['provider "a/b/c" {\n x = <<E\nE\n}', 2, '"<" is not expected'],
  ])('%j', (text, line, words) => {
    expect(() => update(text)).toThrow(
      expect.objectContaining({ code: 'LOCK_FILE_UNREADABLE', message: expect.stringContaining(words) }),
    );
    expect(() => update(text)).toThrow(`"x/.terraform.lock.hcl" can't be read at line ${line}:`);
    expect(() => update(text)).toThrow(/fix: .*delete it: .* written again by the next run/);
  });

  test('what is shown of it can not steer a terminal', () => {
    expect(() => update('\u001b[2Jx {')).toThrow('"\\u001b" is not expected');
  });
});
