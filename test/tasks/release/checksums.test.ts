// SHA256SUMS over all files of a release.
import fs from 'node:fs';
import path from 'node:path';
import { checksumsOf } from '../../../tasks/release/checksums';
import { temporaryFolder } from '../../support/temporary-folder';

/** Known from FIPS 180: of no byte, and of `abc`. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('every file of every folder has its line, sorted by name, but the file of the checksums', () => {
  const folder = temporaryFolder();
  fs.mkdirSync(path.join(folder, 'b', 'c'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'b', 'c', 'abc'), 'abc');
  fs.writeFileSync(path.join(folder, 'b', '.hidden'), '');
  fs.writeFileSync(path.join(folder, 'a'), 'abc');
  fs.writeFileSync(path.join(folder, 'SHA256SUMS'), 'of before');
  expect(checksumsOf(folder)).toBe(`${ABC}  a\n${EMPTY}  b/.hidden\n${ABC}  b/c/abc\n`);
});
