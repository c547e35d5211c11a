// The comparison of two builds of a release.
import { differences } from '../../../tasks/release/differences';

const sums = (files: Readonly<Record<string, string>>) =>
  Object.entries(files)
    .map(([file, digit]) => `${digit.repeat(64)}  ${file}\n`)
    .join('');

test('the same files with the same bytes do not differ, whatever their order', () => {
  expect(differences(sums({ a: '1', 'b/c d': '2' }), sums({ 'b/c d': '2', a: '1' }))).toEqual([]);
});

test('other bytes and missing files are named', () => {
  expect(differences(sums({ a: '1', b: '2', c: '3' }), sums({ b: '4', c: '3', d: '5' }))).toEqual([
    'a: missing in the second',
    'b: other bytes',
    'd: missing in the first',
  ]);
});

test.each([
  'csharp/CdktfProviderAtlas.0.1.0.nupkg',
  'cdktn/csharp/CdktnProviderAtlas.0.1.0.nupkg',
  'registry/release/terraform-provider-atlas_0.1.0_SHA256SUMS.sig',
])('%s has other bytes each time, but it must be there', (file) => {
  expect(differences(sums({ [file]: '1' }), sums({ [file]: '2' }))).toEqual([]);
  expect(differences(sums({ [file]: '1' }), '')).toEqual([`${file}: missing in the second`]);
});
