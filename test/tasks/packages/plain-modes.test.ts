// The same npm package, whatever the umask of whoever checked the files out.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { setPlainModes } from '../../../tasks/packages/plain-modes';
import { temporaryFolder } from '../../support/temporary-folder';

const LONG = `${'a-long-folder/'.repeat(20)}file.js`;

/** Packs a package whose files have these modes; answers the folder with the tarball. */
function packed(plain: number, executable: number): string {
  const folder = temporaryFolder();
  const source = path.join(folder, 'package');
  const write = (name: string, text: string, mode: number) => {
    fs.mkdirSync(path.dirname(path.join(source, name)), { recursive: true });
    fs.writeFileSync(path.join(source, name), text);
    fs.chmodSync(path.join(source, name), mode);
  };
  write('package.json', '{ "name": "it", "version": "1.0.0" }', plain);
  write('empty.js', '', plain);
  write(LONG, 'x'.repeat(1024), plain);
  write('run', 'y'.repeat(1500), executable);
  execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: source, stdio: 'ignore' });
  fs.rmSync(source, { recursive: true });
  return folder;
}

const bytesIn = (folder: string) => fs.readFileSync(path.join(folder, 'it-1.0.0.tgz'));

test('files of another umask, or without the right to write, give the same bytes', () => {
  const folders = [packed(0o644, 0o755), packed(0o640, 0o750), packed(0o444, 0o711)];
  expect(bytesIn(folders[0] ?? '')).not.toEqual(bytesIn(folders[1] ?? ''));
  folders.forEach(setPlainModes);
  const [first, ...others] = folders.map(bytesIn);
  for (const other of others) expect(other).toEqual(first);
});

test('what tar reads has every file, and says which is executable', () => {
  const folder = packed(0o600, 0o700);
  setPlainModes(folder);
  execFileSync('tar', ['-xpzf', 'it-1.0.0.tgz'], { cwd: folder });
  const modeOf = (name: string) => (fs.statSync(path.join(folder, 'package', name)).mode & 0o777).toString(8);
  expect([modeOf('package.json'), modeOf('empty.js'), modeOf(LONG), modeOf('run')]).toEqual([
    '644',
    '644',
    '644',
    '755',
  ]);
  expect(fs.readFileSync(path.join(folder, 'package', LONG), 'utf8')).toBe('x'.repeat(1024));
  expect(fs.readFileSync(path.join(folder, 'package', 'run'), 'utf8')).toBe('y'.repeat(1500));
});

test('a number that is none is refused', () => {
  const folder = temporaryFolder();
  const header = Buffer.alloc(1024);
  header.write('name');
  header.write('worse', 100);
  fs.writeFileSync(path.join(folder, 'x.tgz'), gzipSync(header));
  expect(() => setPlainModes(folder)).toThrow(/is no number of a tar header$/);
});
