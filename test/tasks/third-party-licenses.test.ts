// The notices of packages that travel in the bundles.
import fs from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { thirdPartyLicenses } from '../../tasks/third-party-licenses';
import { LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
});

function install(folder: string, manifest: object, files: Readonly<Record<string, string>>): void {
  const target = path.join(root, folder);
  fs.mkdirSync(target, { recursive: true });
  fs.writeFileSync(path.join(target, 'package.json'), JSON.stringify(manifest));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(target, name), text);
}

/** A bundle that holds so many bytes of each file. */
function bundleOf(files: Readonly<Record<string, number>>): Metafile {
  const inputs = Object.fromEntries(Object.entries(files).map(([file, bytesInOutput]) => [file, { bytesInOutput }]));
  return { inputs: {}, outputs: { 'out.js': { bytes: 1, inputs, imports: [], exports: [] } } };
}

const MIT = { license: 'MIT', version: '1.0.0' };

test('bundles without packages have none', () => {
  const head = 'The files beside this one carry code of these packages, each under its own licence.\n';
  expect(thirdPartyLicenses(root, [])).toBe(head);
  expect(thirdPartyLicenses(root, [bundleOf({ 'src/a.ts': 10 })])).toBe(head);
});

test('each package of any bundle is named once, sorted, with every text of its folder', () => {
  install('node_modules/b', { ...MIT, name: 'b' }, { 'license.md': '\uFEFFB\r\nsays\n\n', 'README.md': 'no' });
  install('node_modules/@a/a', { ...MIT, name: '@a/a' }, { 'LICENSE-MIT': 'A', NOTICE: 'notice', 'licenses.js': 'no' });
  install('node_modules/b/node_modules/c', { ...MIT, name: 'c', license: 'ISC' }, { Licence: 'C' });
  install('node_modules/unused', { ...MIT, name: 'unused' }, {});
  const one = bundleOf({ 'node_modules/b/x/y.js': 1, 'node_modules/b/node_modules/c/c.js': 1, 'src/a.ts': 1 });
  const two = bundleOf({ 'node_modules/@a/a/a.js': 1, 'node_modules/b/b.js': 1, 'node_modules/unused/x.js': 0 });
  const text = thirdPartyLicenses(root, [one, two]);
  const rule = '='.repeat(80);
  expect(text.split('\n').slice(2)).toEqual([
    ...[rule, '@a/a 1.0.0 (MIT)', rule, '', 'A', '', 'notice', ''],
    ...[rule, 'b 1.0.0 (MIT)', rule, '', 'B', 'says', ''],
    ...[rule, 'c 1.0.0 (ISC)', rule, '', 'C', ''],
  ]);
  expect(thirdPartyLicenses(root, [two, one])).toBe(text);
});

test('a package without a licence file, or without a name for its licence, fails the build in one line', () => {
  install('node_modules/bare', { ...MIT, name: 'bare' }, { 'README.md': 'MIT' });
  install('node_modules/silent', { name: 'silent', version: '2.0.0' }, { LICENSE: 'x' });
  expect(() => thirdPartyLicenses(root, [bundleOf({ 'node_modules/bare/x.js': 1 })])).toThrow(
    /^bare is in a bundle and has no licence file: say in tasks\/third-party-licenses\.ts where its text stands\.$/,
  );
  expect(() => thirdPartyLicenses(root, [bundleOf({ 'node_modules/silent/x.js': 1 })])).toThrow(
    /^silent 2\.0\.0 is in a bundle and names no licence in its package\.json: find out, or leave it out\.$/,
  );
});

describe('what was built; if it fails, run `npm run build`', () => {
  const text = fs.readFileSync(path.join(LIB_BIN, 'THIRD_PARTY_LICENSES'), 'utf8');

  test.each([
    '@bufbuild/protobuf',
    '@hono/node-server',
    '@msgpack/msgpack',
    'agent-base',
    'commander',
    'graceful-fs',
    'hono',
    'https-proxy-agent',
    'proper-lockfile',
    'proxy-from-env',
    'retry',
    'signal-exit',
    'valibot',
    'write-file-atomic',
  ])('it names %s', (name) => {
    expect(text).toMatch(new RegExp(`^${name} [0-9.]+ \\([^\\n]+\\)$`, 'm'));
  });

  test('it has the texts of the package without a licence file', () => {
    const [, own = ''] = /^@bufbuild\/protobuf [^]*?={80}\n([^]*?)\n={80}$/m.exec(text) ?? [];
    expect(own).toMatch(/^Copyright 2021-\d+ Buf Technologies, Inc\.$/m);
    expect(own).toMatch(/^ +Apache License$/m);
    expect(own).toMatch(/^Copyright 2008 Google Inc\. [^]*Redistribution and use in source and binary forms/m);
  });
});
