// Which packages travel in which bundles.
import type { Metafile } from 'esbuild';
import { bundledPackages } from '../../tasks/bundled-packages';

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
