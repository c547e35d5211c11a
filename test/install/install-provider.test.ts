import fs, {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { installProvider } from '../../src/install/install-provider';
import { packageHash } from '../../src/install/package-hash';
import { stageLockFile } from '../../src/install/stage-lock-file';
import { stubPackage } from './stub-package';
import { filesOf } from './package-files';
import { temporaryFolder } from '../support/temporary-folder';

const VERSIONS = 'terraform.d/plugins/terraform.local/cdktf/atlas';
const PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64'];
const EXECUTABLE = 'terraform-provider-atlas_v0.1.0';
const LOCK = '.terraform.lock.hcl';

const folderOf = (directory: string, platform = 'linux_amd64', version = '0.1.0') =>
  path.join(directory, VERSIONS, version, platform);
const executableOf = (directory: string, platform?: string) => path.join(folderOf(directory, platform), EXECUTABLE);
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);
const read = (...parts: string[]) => readFileSync(path.join(...parts), 'utf8');

/** Every file below the folder, with its bytes, mode and time. */
function snapshot(directory: string): Record<string, string> {
  const files = readdirSync(directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(directory, file), `${modeOf(file)} ${statSync(file).mtimeMs} ${readFileSync(file, 'hex')}`];
    }),
  );
}

function age(directory: string): void {
  for (const file of Object.keys(snapshot(directory))) utimesSync(path.join(directory, file), 1e9, 1e9);
}

describe('into a folder without anything', () => {
  test('the folder itself is made', () => {
    const directory = path.join(temporaryFolder(), 'a/b');
    const outcome = installProvider({ directory, package: stubPackage() });
    expect(outcome).toEqual({
      source: 'terraform.local/cdktf/atlas',
      version: '0.1.0',
      hashes: [packageHash(filesOf(stubPackage()))],
      written: PLATFORMS.flatMap((platform) =>
        [EXECUTABLE, 'package.json', 'atlas-provider.more.js'].map((name) => `${VERSIONS}/0.1.0/${platform}/${name}`),
      ),
      permitted: [],
      removed: [],
      lockFile: 'created',
      needsInit: [],
    });
    expect(Object.keys(snapshot(directory)).sort()).toEqual([LOCK, ...outcome.written].sort());
    expect(readdirSync(path.join(directory, VERSIONS))).toEqual(['0.1.0']);
  });

  test('every platform has the same bytes, once on the disk', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage() });
    expect(new Set(PLATFORMS.map((platform) => statSync(executableOf(directory, platform)).ino)).size).toBe(1);
    expect(read(executableOf(directory, 'darwin_arm64'))).toBe('#!/bin/sh\n# stub\n');
  });

  test('modes are right under a strict umask', () => {
    const directory = temporaryFolder();
    const umask = process.umask(0o077);
    try {
      installProvider({ directory, package: stubPackage() });
    } finally {
      process.umask(umask);
    }
    for (const platform of PLATFORMS) expect(modeOf(executableOf(directory, platform))).toBe('755');
    expect(modeOf(path.join(folderOf(directory), 'package.json'))).toBe('644');
    expect(modeOf(path.join(directory, LOCK))).toBe('600');
  });

  test('copies are written where the file system has no hard links', () => {
    const directory = temporaryFolder();
    const link = jest.spyOn(fs, 'linkSync').mockImplementation(() => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'link' });
    });
    try {
      installProvider({ directory, package: stubPackage() });
      expect(link).toHaveBeenCalledTimes(9);
    } finally {
      link.mockRestore();
    }
    expect(new Set(PLATFORMS.map((platform) => statSync(executableOf(directory, platform)).ino)).size).toBe(4);
    for (const platform of PLATFORMS) expect(modeOf(executableOf(directory, platform))).toBe('755');
  });

  test('two folders get the same bytes', () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const otherProviders = [
      { source: 'b/b', version: '1.0.0' },
      { source: 'a/a', version: '2.0.0' },
    ];
    installProvider({ directory: one, package: stubPackage(), otherProviders });
    installProvider({ directory: other, package: stubPackage(), otherProviders: [...otherProviders].reverse() });
    expect(read(one, LOCK)).toBe(read(other, LOCK));
  });

  test('another source address has its own folder and entry', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage('stub', '0.1.0', 'registry.example/me/atlas') });
    expect(existsSync(path.join(directory, 'terraform.d/plugins/registry.example/me/atlas/0.1.0'))).toBe(true);
    expect(read(directory, LOCK)).toContain('provider "registry.example/me/atlas" {');
  });
});

describe('into a folder that has it already', () => {
  test('nothing is touched', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage() });
    age(directory);
    const before = snapshot(directory);
    const outcome = installProvider({ directory, package: stubPackage() });
    expect(outcome).toMatchObject({ written: [], permitted: [], removed: [], lockFile: 'unchanged' });
    expect(snapshot(directory)).toEqual(before);
  });

  test('other bytes replace it, and only what differs is written', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage('one') });
    age(directory);
    const outcome = installProvider({ directory, package: stubPackage('two') });
    expect(outcome.written).toHaveLength(8);
    expect(outcome.lockFile).toBe('updated');
    for (const platform of PLATFORMS) expect(read(executableOf(directory, platform))).toContain('two');
    expect(statSync(path.join(folderOf(directory), 'package.json')).mtimeMs).toBe(1e12);
    expect(read(directory, LOCK)).toContain(`"${outcome.hashes[0]}"`);
  });

  test('a running executable keeps the bytes that it was started with', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage('one') });
    const before = statSync(executableOf(directory)).ino;
    installProvider({ directory, package: stubPackage('two') });
    expect(statSync(executableOf(directory)).ino).not.toBe(before);
  });

  test('dropped modes and a dropped lock file come back, without writing the files again', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage() });
    const lock = read(directory, LOCK);
    rmSync(path.join(directory, LOCK));
    for (const platform of PLATFORMS) {
      // Copies, as an archive makes them.
      const bytes = readFileSync(executableOf(directory, platform));
      rmSync(executableOf(directory, platform));
      writeFileSync(executableOf(directory, platform), bytes, { mode: 0o644 });
    }
    const outcome = installProvider({ directory, package: stubPackage() });
    expect(outcome).toMatchObject({ written: [], lockFile: 'created' });
    expect(outcome.permitted).toEqual(PLATFORMS.map((platform) => `${VERSIONS}/0.1.0/${platform}/${EXECUTABLE}`));
    for (const platform of PLATFORMS) expect(modeOf(executableOf(directory, platform))).toBe('755');
    expect(read(directory, LOCK)).toBe(lock);
  });

  test('a mode that allows more is left', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage() });
    chmodSync(executableOf(directory), 0o775);
    expect(installProvider({ directory, package: stubPackage() }).permitted).toEqual([]);
  });

  test('a stranger in the package directory goes: it would count in the hash', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage() });
    writeFileSync(path.join(folderOf(directory), '.DS_Store'), 'x');
    mkdirSync(path.join(folderOf(directory, 'linux_arm64'), 'node_modules/x'), { recursive: true });
    expect(installProvider({ directory, package: stubPackage() }).removed).toEqual([
      `${VERSIONS}/0.1.0/linux_amd64/.DS_Store`,
      `${VERSIONS}/0.1.0/linux_arm64/node_modules`,
    ]);
    expect(readdirSync(folderOf(directory)).sort()).toEqual(['atlas-provider.more.js', 'package.json', EXECUTABLE]);
  });

  test('other versions of ours go, everything else below terraform.d stays', () => {
    const directory = temporaryFolder();
    installProvider({ directory, package: stubPackage('old', '0.0.9') });
    const neighbours = ['terraform.local/cdktf/other/0.0.9/f', 'terraform.local/cdktf/atlas/notes/f', 'x.example/f'];
    for (const file of neighbours.map((name) => path.join(directory, 'terraform.d/plugins', name))) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, 'mine');
    }
    expect(installProvider({ directory, package: stubPackage() }).removed).toEqual([`${VERSIONS}/0.0.9`]);
    expect(readdirSync(path.join(directory, VERSIONS)).sort()).toEqual(['0.1.0', 'notes']);
    for (const name of neighbours) expect(read(directory, 'terraform.d/plugins', name)).toBe('mine');
    expect(read(directory, LOCK)).not.toContain('0.0.9');
  });
});

describe('the lock file that is there', () => {
  test('keeps its mode and its other bytes', () => {
    const directory = temporaryFolder();
    writeFileSync(path.join(directory, LOCK), '# mine\r\n', { mode: 0o640 });
    chmodSync(path.join(directory, LOCK), 0o640);
    expect(installProvider({ directory, package: stubPackage() }).lockFile).toBe('updated');
    expect(read(directory, LOCK)).toMatch(/^# mine\r\n\r\nprovider "terraform.local/);
    expect(modeOf(path.join(directory, LOCK))).toBe('640');
  });

  test('written by someone else in between keeps their entries', () => {
    const directory = temporaryFolder();
    const own = { source: 'terraform.local/cdktf/atlas', version: '0.1.0', hashes: ['h1:x'] };
    const staged = stageLockFile(directory, { own, otherProviders: [] });
    writeFileSync(path.join(directory, LOCK), '# theirs\nprovider "z.example/a/b" {}\n');
    staged.commit();
    staged.discard();
    expect(read(directory, LOCK)).toMatch(
      /^provider "terraform.local[\s\S]*"h1:x"[\s\S]*# theirs\nprovider "z.example/,
    );
    expect(readdirSync(directory)).toEqual([LOCK]);
  });

  test('as a link keeps being one', () => {
    const [directory, shared] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(path.join(shared, 'lock'), '');
    symlinkSync(path.join(shared, 'lock'), path.join(directory, LOCK));
    installProvider({ directory, package: stubPackage() });
    expect(lstatSync(path.join(directory, LOCK)).isSymbolicLink()).toBe(true);
    expect(read(shared, 'lock')).toContain('provider "terraform.local/cdktf/atlas"');
  });

  test.each([
    ['merge markers', Buffer.from('<<<<<<< ours\n=======\n>>>>>>> theirs\n'), 'merge conflict'],
    ['a cut end', Buffer.from('provider "a/b/c" {\n'), 'in the middle of an entry'],
    ['UTF-16', Buffer.from('\uFEFFprovider', 'utf16le'), 'is not UTF-8 text'],
  ])('with %s is an error, and nothing is touched', (_, bytes, words) => {
    const directory = temporaryFolder();
    writeFileSync(path.join(directory, LOCK), bytes);
    const before = snapshot(directory);
    expect(() => installProvider({ directory, package: stubPackage() })).toThrow(
      expect.objectContaining({ code: 'LOCK_FILE_UNREADABLE', message: expect.stringContaining(words) }),
    );
    expect(snapshot(directory)).toEqual(before);
    expect(readdirSync(directory)).toEqual([LOCK]);
  });
});

describe('where it can not be written', () => {
  test('a file in place of the folder is named', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => installProvider({ directory: file, package: stubPackage() })).toThrow(
      expect.objectContaining({
        code: 'INSTALL_FAILED',
        message: expect.stringMatching(/put into the folder ".*\/file"[\s\S]*ENOTDIR[\s\S]*Move away what stands/),
      }),
    );
  });

  test('what is no failure of the file system is told as a bug', () => {
    const file = {
      name: 'x',
      mode: 0o644,
      get bytes(): Uint8Array {
        throw new RangeError('too large');
      },
    };
    const broken = { source: 'terraform.local/cdktf/atlas', version: '0.1.0', platforms: { linux_amd64: [file] } };
    expect(() => installProvider({ directory: temporaryFolder(), package: broken })).toThrow(/INTERNAL: .*too large/);
  });
});
