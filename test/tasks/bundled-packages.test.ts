// Which packages travel in which bundles.
import fs from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { PROVIDER_EXECUTABLE, PROVIDER_SECOND_FILE } from '../../src/install/package-names';
import { bundledPackages, reportFile, type BundledPackages } from '../../tasks/bundled-packages';
import { bundleStandalone } from '../../tasks/executables/bundle-standalone';
import { ROOT } from '../docs/documents';
import { temporaryFolder } from '../support/temporary-folder';

function bundle(name: string, files: Readonly<Record<string, number>>): Metafile {
  const inputs = Object.fromEntries(Object.entries(files).map(([file, bytesInOutput]) => [file, { bytesInOutput }]));
  return { inputs: {}, outputs: { [name]: { bytes: 1, inputs, imports: [], exports: [] } } };
}

test('a package is named with each bundle that holds some of its code, sorted', () => {
  const y = bundle('lib/bin/y', { 'node_modules/b/b.js': 1, 'node_modules/@a/a/x/a.js': 2, 'src/a.ts': 3 });
  const x = bundle('lib/bin/x', { 'node_modules/b/b.js': 1, 'node_modules/b/c.js': 1, 'node_modules/unused/u.js': 0 });
  expect(bundledPackages([y, x])).toEqual({
    'node_modules/@a/a': ['lib/bin/y'],
    'node_modules/b': ['lib/bin/x', 'lib/bin/y'],
  });
  expect(Object.keys(bundledPackages([y, x]))).toEqual(['node_modules/@a/a', 'node_modules/b']);
});

test('a version that lies inside of another package is one of its own', () => {
  expect(bundledPackages([bundle('x', { 'node_modules/b/node_modules/c/c.js': 1 })])).toEqual({
    'node_modules/b/node_modules/c': ['x'],
  });
});

test('the standalone executables carry the packages of the script, whose notices and bill they share', () => {
  const report = JSON.parse(fs.readFileSync(reportFile(ROOT), 'utf8')) as BundledPackages;
  const script = [PROVIDER_EXECUTABLE, PROVIDER_SECOND_FILE].map((name) => `lib/bin/${name}`);
  const ofScript = Object.keys(report).filter((folder) => report[folder]?.some((file) => script.includes(file)));
  const standalone = bundledPackages([bundleStandalone(path.join(temporaryFolder(), 'standalone.js'))]);
  expect(Object.keys(standalone)).toEqual(ofScript);
  expect(ofScript).not.toEqual([]);
});
