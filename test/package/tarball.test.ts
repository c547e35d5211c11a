// What `npm pack` puts into the tarball.
import fs from 'node:fs';
import path from 'node:path';
import { packedFiles, type PackedFile } from '../support/packed-package';

const ROOT = path.join(__dirname, '..', '..');
/** Folders of src that travel in a bundle below lib/bin. */
const BUNDLED = ['atlas', 'cli', 'emulator', 'exports', 'provider', 'synth/worker', 'tfplugin'];

let files: readonly PackedFile[];
let names: readonly string[];

beforeAll(async () => {
  files = await packedFiles();
  names = files.map((file) => file.path);
});

test('it holds the documents and the assembly that every language needs', () => {
  expect(names).toEqual(
    expect.arrayContaining(['.jsii', 'API.md', 'CHANGELOG.md', 'LICENSE', 'README.md', 'lib/index.js', 'package.json']),
  );
});

test('outside of lib it holds nothing else', () => {
  expect(names.filter((name) => !name.startsWith('lib/')).sort()).toEqual([
    '.jsii',
    'API.md',
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'docs/handoff.schema.json',
    'package.json',
  ]);
});

test('the executables are executable, and nothing else is', () => {
  const executables = files.filter(({ mode }) => (mode & 0o111) !== 0).map((file) => file.path);
  expect(executables.sort()).toEqual([
    'lib/bin/atlas-emulator',
    'lib/bin/cdktf-provider-atlas',
    'lib/bin/terraform-provider-atlas',
  ]);
});

test.each(BUNDLED)('the unbundled files of %s stay at home', (room) => {
  expect(names.filter((name) => name.startsWith(`lib/${room}/`))).toEqual([]);
});

test('every compiled file has a source; if not, remove lib and run `npm run build`', () => {
  const compiled = names.filter((name) => name.startsWith('lib/') && !name.startsWith('lib/bin/'));
  const source = (name: string) => name.replace(/^lib/, 'src').replace(/(\.d\.ts|\.js)$/, '.ts');
  expect(compiled.length).toBeGreaterThan(0);
  expect(compiled.filter((name) => !fs.existsSync(path.join(ROOT, source(name))))).toEqual([]);
});

test('it has no dependencies but its peers', () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest.dependencies ?? {}).toEqual({});
  expect(Object.keys(manifest.peerDependencies as object)).toEqual(['cdktf', 'constructs']);
});
