// A second run, elsewhere, makes the same bytes.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { NODE_BINARIES } from '../../tasks/executables/node-binaries';
import { packageProvider } from '../../tasks/package-provider';
import { temporaryFolder } from '../support/temporary-folder';
import { DIST } from './support/dist';

function hashes(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const read = (file: string) => fs.readFileSync(path.join(folder, file));
  return Object.fromEntries(
    files
      .filter((file) => fs.statSync(path.join(folder, file)).isFile())
      .map((file) => [file, createHash('sha256').update(read(file)).digest('hex')]),
  );
}

test('of each platform', () => {
  const folder = temporaryFolder();
  packageProvider(Object.keys(NODE_BINARIES), folder);
  expect(hashes(folder)).toEqual(hashes(DIST));
});

test('a platform that there is no Node.js for is refused before anything is made', () => {
  const folder = temporaryFolder();
  expect(() => packageProvider(['linux_amd64', 'plan9_amd64'], folder)).toThrow(
    'No executable for plan9_amd64: there are darwin_amd64, darwin_arm64, linux_amd64,',
  );
  expect(fs.readdirSync(folder)).toEqual([]);
});
