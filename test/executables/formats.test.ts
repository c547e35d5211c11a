// Each platform's executable: its format, its architecture, the same blob in each, and what it is signed with.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SEGMENT_NAME, FUSE } from '../../tasks/executables/inject-blob';
import { fetchNode } from '../../tasks/executables/fetch-node';
import { CODE_SIGNATURE, loadCommands, segment } from '../../tasks/executables/mach-o';
import { makeBlob } from '../../tasks/executables/make-blob';
import { hostPlatform } from '../../tasks/executables/make-executable';
import { NODE_BINARIES, NODE_VERSION } from '../../tasks/executables/node-binaries';
import { unsignWindows } from '../../tasks/executables/unsign-windows';
import { temporaryFolder } from '../support/temporary-folder';
import { DIST, executableOf } from './support/dist';
import { formatOf } from './support/format';
import { symbolsOf } from './support/symbols-of';

const FORMATS: Readonly<Record<string, string>> = { darwin: 'Mach-O', linux: 'ELF', windows: 'PE' };

let blob: Buffer;
beforeAll(() => {
  const folder = temporaryFolder();
  const node = path.join(folder, 'node');
  fetchNode(hostPlatform(), node);
  blob = fs.readFileSync(makeBlob(node, folder));
});

test('there is a folder for each platform, and the licences beside them', () => {
  expect(fs.readdirSync(DIST).sort()).toEqual(['THIRD_PARTY_LICENSES', ...Object.keys(NODE_BINARIES)].sort());
  const licences = fs.readFileSync(path.join(DIST, 'THIRD_PARTY_LICENSES'), 'utf8');
  for (const words of ['@msgpack/msgpack ', 'Node.js is licensed for use as follows', 'OpenSSL'])
    expect(licences).toContain(words);
});

describe.each(Object.keys(NODE_BINARIES))('%s', (platform) => {
  const [system = '', architecture = ''] = platform.split('_');
  let file: Buffer;
  beforeAll(() => {
    file = fs.readFileSync(executableOf(platform));
  });

  test('stands alone in its folder, and may be executed', () => {
    expect(fs.readdirSync(path.dirname(executableOf(platform)))).toEqual([path.basename(executableOf(platform))]);
    expect(fs.statSync(executableOf(platform)).mode & 0o777).toBe(0o755);
  });

  test('is what its system starts', () => {
    expect(formatOf(file)).toEqual({ format: FORMATS[system], architecture });
  });

  test('is of the pinned Node.js', () => {
    expect(file.includes(`v${NODE_VERSION}`)).toBe(true);
  });

  test('holds the blob once, and looks for it', () => {
    const at = file.indexOf(blob);
    expect(at).toBeGreaterThan(0);
    expect(file.indexOf(blob, at + 1)).toBe(-1);
    expect(file.includes(`${FUSE}:1`)).toBe(true);
    expect(file.includes(`${FUSE}:0`)).toBe(false);
  });
});

test.each(['linux_amd64', 'linux_arm64'])('%s has no table of symbols', (platform) => {
  const file = fs.readFileSync(executableOf(platform));
  expect(file.includes('\0.symtab\0')).toBe(false);
});

describe.each(['darwin_amd64', 'darwin_arm64'])('%s', (platform) => {
  test('has the blob in the segment where Node.js looks for it', () => {
    const file = fs.readFileSync(executableOf(platform));
    const { offset, size } = segment(file, SEGMENT_NAME);
    expect(file.subarray(offset, offset + blob.length).equals(blob)).toBe(true);
    expect(size).toBeGreaterThanOrEqual(blob.length);
  });

  test('has no local symbol, and exports and imports what Node.js does', () => {
    const node = path.join(temporaryFolder(), 'node');
    fetchNode(platform, node);
    const [found, wanted] = [fs.readFileSync(executableOf(platform)), fs.readFileSync(node)].map(symbolsOf);
    expect(wanted?.locals).toBeGreaterThan(500_000);
    expect(found).toEqual({ ...wanted, locals: 0 });
    // What addons are written for.
    expect(found?.exported).toEqual(expect.arrayContaining(['_napi_create_function', '_node_module_register']));
  });

  test('is signed ad hoc, and each page has the hash that the signature names', () => {
    const file = fs.readFileSync(executableOf(platform));
    const { offset, size } = segment(file, '__LINKEDIT');
    expect(offset + size).toBe(file.length);
    const command = loadCommands(file).at(-1);
    const at = file.readUInt32LE((command?.at ?? NaN) + 8);
    expect(command?.type).toBe(CODE_SIGNATURE);
    expect(at % 16).toBe(0);
    expect(at + file.readUInt32LE((command?.at ?? NaN) + 12)).toBe(file.length);
    const directory = file.subarray(file.readUInt32BE(at + 16) + at);
    const [flags, hashes, pages, limit] = [12, 16, 28, 32].map((place) => directory.readUInt32BE(place));
    expect({ flags, limit }).toEqual({ flags: 2, limit: at });
    expect(pages).toBe(Math.ceil(at / 4096));
    const wanted = Array.from({ length: pages ?? 0 }, (_, page) =>
      createHash('sha256')
        .update(file.subarray(page * 4096, Math.min((page + 1) * 4096, at)))
        .digest(),
    );
    expect(directory.subarray(hashes, (hashes ?? 0) + 32 * wanted.length).equals(Buffer.concat(wanted))).toBe(true);
  });
});

test.each(['windows_amd64', 'windows_arm64'])('%s has no signature of the publisher of Node.js', (platform) => {
  const file = fs.readFileSync(executableOf(platform));
  expect(unsignWindows(file)).toBe(file);
});

test.each(['windows_amd64', 'windows_arm64'])('%s has no table of symbols to begin with', (platform) => {
  const file = fs.readFileSync(executableOf(platform));
  const header = file.readUInt32LE(0x3c);
  expect([file.readUInt32LE(header + 12), file.readUInt32LE(header + 16)]).toEqual([0, 0]);
});
