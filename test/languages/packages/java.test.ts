// The Java package: what is in its jars, the same bytes at each packing, and a project that has it by Maven in both ways.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { packJava } from '../../../tasks/packages/java';
import { packLibraryForJava } from '../../../tasks/packages/java-library';
import { temporaryFolder } from '../../support/temporary-folder';
import { JAVA } from '../support/java';
import { describeLanguage } from '../support/languages';
import { withMaven } from '../support/maven';
import { filesBelow } from '../support/synthesized';

const ROOT = path.join(__dirname, '..', '..', '..');
const DIST = path.join(ROOT, 'dist', 'java');
const NAME = 'cdktf-provider-atlas';
const { version: VERSION } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};
const ARTIFACT = path.join(DIST, 'io', 'github', NAME, NAME);
const DESCRIPTOR = `META-INF/maven/io.github.${NAME}/${NAME}/`;
const TARBALL = `io/github/cdktf_provider_atlas/${NAME}@${VERSION}.jsii.tgz`;

interface PublicType {
  readonly name: string;
  readonly namespace?: string;
  readonly docs?: { readonly summary?: string };
}

/** The types of the package's own, not those of the bindings. */
function publicTypes(): readonly PublicType[] {
  const { types } = JSON.parse(fs.readFileSync(path.join(ROOT, '.jsii'), 'utf8')) as {
    types: Record<string, PublicType>;
  };
  return Object.values(types).filter(({ namespace }) => namespace === undefined);
}

/** A jar's files, in a folder. */
function unpacked(ending: string): string {
  const folder = temporaryFolder();
  execFileSync('jar', ['--extract', '--file', file(ending)], { cwd: folder });
  return folder;
}

function file(ending: string): string {
  return path.join(ARTIFACT, VERSION, `${NAME}-${VERSION}${ending}`);
}

function namesBelow(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => fs.statSync(path.join(folder, name)).isFile()).sort();
}

describeLanguage(JAVA, 'the repository', () => {
  test('has jar, sources, documentation and pom, and which versions there are', () => {
    const names = namesBelow(DIST).filter((name) => !/\.(md5|sha1|sha256|sha512)$/.test(name));
    const endings = ['-javadoc.jar', '-sources.jar', '.jar', '.pom'];
    expect(names.map((name) => path.join(DIST, name))).toEqual([
      ...endings.map(file),
      path.join(ARTIFACT, 'maven-metadata.xml'),
    ]);
    expect(fs.readFileSync(path.join(ARTIFACT, 'maven-metadata.xml'), 'utf8')).toContain(
      `<version>${VERSION}</version>`,
    );
  });

  test('each file has its checksums beside it', () => {
    const names = namesBelow(DIST).filter((name) => /\.(jar|pom|xml)$/.test(name));
    for (const name of names) {
      const content = fs.readFileSync(path.join(DIST, name));
      for (const kind of ['md5', 'sha1', 'sha256', 'sha512']) {
        const expected = createHash(kind).update(content).digest('hex');
        expect(fs.readFileSync(path.join(DIST, `${name}.${kind}`), 'utf8')).toBe(expected);
      }
    }
  });

  test('the pom asks for cdktf, constructs and the runtime of jsii in ranges, and names no time and no folder', () => {
    const pom = fs.readFileSync(file('.pom'), 'utf8');
    expect([...pom.matchAll(/<version>(\[.*\))<\/version>/g)].map(([, range]) => range).slice(0, 3)).toEqual([
      '[0.21.0,0.22.0)',
      '[10.4.2,11.0.0)',
      expect.stringMatching(/^\[1\.\d+\.0,2\.0\.0\)$/),
    ]);
    expect(pom).not.toMatch(/\d{4}-\d\d-\d\d|file:|fingerprint/);
  });
});

describeLanguage(JAVA, 'the jars', () => {
  test('the first has the classes, the npm package, what it is and nothing of tests', () => {
    const folder = unpacked('.jar');
    const names = namesBelow(folder);
    const others = names.filter((name) => !name.endsWith('.class') && !name.endsWith('$Module.txt'));
    expect(others.sort()).toEqual(
      ['META-INF/MANIFEST.MF', `${DESCRIPTOR}pom.properties`, `${DESCRIPTOR}pom.xml`, TARBALL].sort(),
    );
    for (const { name } of publicTypes()) expect(names).toContain(`io/github/cdktf_provider_atlas/${name}.class`);
    expect(fs.readFileSync(path.join(folder, DESCRIPTOR, 'pom.xml'))).toEqual(fs.readFileSync(file('.pom')));
  });

  test('the npm package in it is that of dist/js, with the executables and the worker', () => {
    const tarball = path.join(unpacked('.jar'), TARBALL);
    const js = path.join(ROOT, 'dist', 'js', `${NAME}-${VERSION}.tgz`);
    expect(fs.readFileSync(tarball).equals(fs.readFileSync(js))).toBe(true);
    const names = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n');
    for (const name of ['terraform-provider-atlas', 'atlas-emulator', 'cdktf-provider-atlas', 'synth-worker.js'])
      expect(names).toContain(`package/lib/bin/${name}`);
    expect(names.filter((name) => /test|\.ts$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
  });

  test('its classes are for Java 8 and later, as jsii says of its runtime', () => {
    const name = path.join(unpacked('.jar'), 'io/github/cdktf_provider_atlas/AtlasLookup.class');
    expect(fs.readFileSync(name).readUInt16BE(6)).toBe(52);
  });

  test('the sources have each type, and no time', () => {
    const folder = unpacked('-sources.jar');
    const names = namesBelow(folder);
    for (const { name } of publicTypes()) expect(names).toContain(`io/github/cdktf_provider_atlas/${name}.java`);
    for (const name of names) {
      const found = /Generated\(.*date|jsii-kernel|file:\/\//.exec(fs.readFileSync(path.join(folder, name), 'utf8'));
      expect({ name, found }).toEqual({ name, found: null });
    }
  });

  test('the documentation has a page for each type, with what we say of it', () => {
    const folder = path.join(unpacked('-javadoc.jar'), 'io', 'github', 'cdktf_provider_atlas');
    for (const { name, docs } of publicTypes()) {
      const page = fs.readFileSync(path.join(folder, `${name}.html`), 'utf8');
      // Up to what is written in another way in a page.
      const [words = ''] = /^[\w ,.:;-]+/.exec(docs?.summary ?? '') ?? [];
      expect(words).not.toBe('');
      expect({ name, text: page.replace(/\s+/g, ' ') }).toEqual({ name, text: expect.stringContaining(words.trim()) });
    }
  });
});

describeLanguage(JAVA, 'the same bytes', () => {
  test('at another place, time, time zone, language and umask', async () => {
    const code = path.join(ROOT, '.cache', 'packages', 'code', 'java');
    const [moved, into, cdktf] = [path.join(temporaryFolder(), 'moved'), temporaryFolder(), temporaryFolder()];
    fs.cpSync(code, moved, { recursive: true });
    for (const name of namesBelow(moved)) fs.utimesSync(path.join(moved, name), 1_000_000_000, 1_000_000_000);
    await elsewhere(() => packJava({ root: ROOT, project: ROOT, code: moved, into }));
    packLibraryForJava({ root: ROOT, project: ROOT, code: '', into: cdktf });
    expect(contentsOf(into)).toEqual(contentsOf(DIST));
    expect(contentsOf(cdktf)).toEqual(contentsOf(path.join(ROOT, 'dist', 'java-cdktf')));
  });
});

/** As on a machine that is set up in another way. */
async function elsewhere(body: () => void): Promise<void> {
  const before = process.env;
  process.env = { ...before, TZ: 'Asia/Tokyo', LC_ALL: 'C' };
  const umask = process.umask(0o077);
  try {
    await withMaven(() => Promise.resolve(body()));
  } finally {
    process.umask(umask);
    process.env = before;
  }
}

/** Without the modes of the files themselves, which follow the umask. */
function contentsOf(folder: string): Record<string, string> {
  const files = Object.entries(filesBelow(folder));
  return Object.fromEntries(files.map(([name, text]) => [name.replace(/ \d+$/, ''), text]));
}
