// A run that was killed leaves the folder behind in which it wrote files aside; a later one removes it.
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installProvider } from '../../src/install/install-provider';
import { removeLeftOvers } from '../../src/install/left-overs';
import { temporaryFolder } from '../support/temporary-folder';
import { stubPackage } from './stub-package';

const VERSIONS = 'terraform.d/plugins/terraform.local/cdktf/atlas';
const MINUTE = 60_000;

/** A staging folder of a killed run, last written to so many minutes ago. */
function leftOver(folder: string, name: string, minutes: number, files: readonly string[] = ['0', '1']): string {
  const staging = path.join(folder, name);
  mkdirSync(staging, { recursive: true });
  for (const file of files) writeFileSync(path.join(staging, file), '');
  const then = new Date(Date.now() - minutes * MINUTE);
  utimesSync(staging, then, then);
  return staging;
}

test('a folder that is not there, or is empty, has none', () => {
  const folder = temporaryFolder();
  expect(removeLeftOvers(folder)).toEqual([]);
  expect(removeLeftOvers(path.join(folder, 'nowhere'))).toEqual([]);
});

test('old ones are removed, empty or not, and others stay', () => {
  const folder = temporaryFolder();
  const old = [leftOver(folder, '.install-AAAAAA', 11), leftOver(folder, '.install-bbbbb2', 100, [])];
  leftOver(folder, '.install-CCCCCC', 2);
  leftOver(folder, '.install-config', 100, ['mine.txt']);
  leftOver(folder, '.install-longer-name', 100);
  leftOver(folder, 'install-AAAAAA', 100);
  expect(removeLeftOvers(folder)).toEqual(old);
  expect(readdirSync(folder).sort()).toEqual([
    '.install-CCCCCC',
    '.install-config',
    '.install-longer-name',
    'install-AAAAAA',
  ]);
});

test('a file of such a name is no left-over', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, '.install-AAAAAA');
  writeFileSync(file, '');
  utimesSync(file, 1e9, 1e9);
  expect(removeLeftOvers(folder)).toEqual([]);
  expect(existsSync(file)).toBe(true);
});

test('an installation removes those beside the versions and beside the lock file, also where nothing else is to do', () => {
  const directory = temporaryFolder();
  installProvider({ directory, package: stubPackage() });
  leftOver(path.join(directory, VERSIONS), '.install-AAAAAA', 11);
  leftOver(directory, '.install-BBBBBB', 11);
  const { written, removed, lockFile } = installProvider({ directory, package: stubPackage() });
  expect({ written, removed, lockFile }).toEqual({
    written: [],
    removed: [`${VERSIONS}/.install-AAAAAA`, '.install-BBBBBB'],
    lockFile: 'unchanged',
  });
  expect(readdirSync(directory).sort()).toEqual(['.terraform.lock.hcl', 'terraform.d']);
  expect(readdirSync(path.join(directory, VERSIONS))).toEqual(['0.1.0']);
});

test('where the lock file is a link, they are beside the file that it links to', () => {
  const [directory, shared] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(path.join(shared, 'lock.hcl'), '');
  symlinkSync(path.join(shared, 'lock.hcl'), path.join(directory, '.terraform.lock.hcl'));
  leftOver(shared, '.install-AAAAAA', 11);
  installProvider({ directory, package: stubPackage() });
  expect(readdirSync(shared)).toEqual(['lock.hcl']);
});
