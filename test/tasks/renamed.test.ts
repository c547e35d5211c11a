// What is called otherwise in CDK Terrain, and what only looks like it.
import { cdktnManifest } from '../../tasks/cdktn/manifest';
import { renamedProgram, renamedSource } from '../../tasks/cdktn/renamed';

test.each([
  ["import { App } from 'cdktf';", "import { App } from 'cdktn';"],
  ["const { App } = require('cdktf');", "const { App } = require('cdktn');"],
  ["require.resolve('cdktf')", "require.resolve('cdktn')"],
  ["fix: 'Run `npx cdktf synth` again'", "fix: 'Run `npx cdktn synth` again'"],
  ["fix: 'Install cdktf-provider-atlas again'", "fix: 'Install cdktn-provider-atlas again'"],
  ["fix: 'Install the package cdktf-provider-atlas again'", "fix: 'Install the package cdktn-provider-atlas again'"],
  [' * Generates CDKTF code for', ' * Generates CDK Terrain code for'],
  ["fix: 'Upgrade cdktf-provider-atlas to'", "fix: 'Upgrade cdktn-provider-atlas to'"],
])('in a source: %s', (before, after) => {
  expect(renamedSource(before)).toBe(after);
});

test.each([
  "Symbol.for('cdktf/customSynthesis')",
  "Symbol.for('cdktf-provider-atlas/package')",
  "path.join(folder, 'cdktf.json')",
  "path.join('terraform.local', 'cdktf', 'atlas')",
  "import { AtlasProvider } from 'cdktf-provider-atlas';",
  "new App({ outdir: 'cdktf.out' })",
  'CDKTF and CDK Terrain take each other',
])('a source keeps %s', (text) => {
  expect(renamedSource(text)).toBe(text);
});

test.each([
  [
    'npm install ../cdktf-provider-atlas/cdktf-provider-atlas-0.0.0.tgz',
    'npm install ../cdktf-provider-atlas/dist/cdktn/js/cdktn-provider-atlas-0.0.0.tgz',
  ],
  ['# cdktf-provider-atlas', '# cdktn-provider-atlas'],
  ['npm run build && npm pack', 'npm run package:cdktn js'],
  ['while your CDKTF app runs', 'while your CDK Terrain app runs'],
  ['into your CDKTF project', 'into your CDK Terrain project'],
  ['for every language of CDKTF', 'for every language of CDK Terrain'],
  ['Works with CDKTF, CDK Terrain, plain Terraform', 'Works with CDKTF, CDK Terrain, plain Terraform'],
  ['<groupId>io.github.cdktf-provider-atlas</groupId>', '<groupId>io.github.cdktf-provider-atlas</groupId>'],
])('in a program: %s', (before, after) => {
  expect(renamedProgram(before)).toBe(after);
});

test('the peers are one minor version of the library, and the constructs that it takes', () => {
  const manifest = { name: 'cdktf-provider-atlas', keywords: [], peerDependencies: {}, jsii: { targets: {} } };
  const library = { version: '0.24.3', peerDependencies: { constructs: '>=10.6.0 <10.8.0' } };
  expect(cdktnManifest({ ...manifest, scripts: {}, devDependencies: {} }, library)).toEqual({
    ...manifest,
    name: 'cdktn-provider-atlas',
    peerDependencies: { cdktn: '>=0.24.0 <0.25.0', constructs: '>=10.6.0 <10.8.0' },
  });
});
