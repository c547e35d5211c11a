// docs/cdk-terrain.md says of each name what the package for CDK Terrain makes of it.
import { renamedProgram } from '../../tasks/cdktn/renamed';
import { readDocument, sampleNamed } from './documents';

const ROWS = [...readDocument('docs/cdk-terrain.md').matchAll(/^\| *([\w#]*) *\| `(.+)` \| `(.+)` \|$/gm)].map(
  ([, language = '', before = '', after = '']) => ({ language, before, after }),
);

test('there are names of every language', () => {
  const languages = ROWS.map(({ language }) => language).filter((language) => language !== '');
  expect(languages).toEqual(['TypeScript', 'Python', 'Java', 'C#', 'Go', 'command']);
});

test.each(ROWS)('$before', ({ before, after }) => {
  expect(renamedProgram(before)).toBe(after);
  expect(renamedProgram(after)).toBe(after);
});

test.each([
  'cdktf.json',
  'cdktf.out',
  'atlas.context.json',
  'CDKTF_ATLAS_LOOKUP',
  'terraform.local/cdktf/atlas',
  'npx cdktf-provider-atlas doctor',
  'npx atlas-emulator',
])('%s keeps its name', (name) => {
  expect(renamedProgram(name)).toBe(name);
});

test('its sample is that of the README, with other imports', () => {
  expect(sampleNamed('terrain.ts').text).toBe(renamedProgram(sampleNamed('main.ts').text));
});
