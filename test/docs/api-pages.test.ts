// The reference pages name what the packages of the other languages have, as they have it.
import fs from 'node:fs';
import path from 'node:path';
import { readDocument } from './documents';
import { generatedCode, OTHER_LANGUAGES as LANGUAGES, type OtherLanguage } from './generated-code';

/** What a page says must be called, defined or set by that name; group by group. */
const NAMES: Readonly<Record<OtherLanguage, readonly RegExp[]>> = {
  python: [/^def (\w+)\(/gm, /^(\w+): /gm, /^cdktf_provider_atlas\.(\w+)(?:\.(\w+))?\(/gm, /^ {2}\*?(\w+): /gm],
  java: [/^public .*?\b(\w+)\(/gm, /^public static final \S+ (\w+);/gm, /^(\w+)\.(\w+)\(/gm, /^(?:\/\/)? +\.(\w+)\(/gm],
  csharp: [/^public .*?\b(\w+)\(/gm, /(\w+) \{ get;/g, /^new (\w+)/gm, /^(\w+)\.(\w+)\(/gm, /^ {4}(\w+) = /gm],
  go: [/^func (\w+)\(/gm, /\batlas\.(\w+)/g, /^\t(\w+):/gm, /^([A-Z]\w+) [*[\w]/gm],
};

let code: Awaited<ReturnType<typeof generatedCode>>;
beforeAll(async () => {
  code = await generatedCode();
});

test.each(LANGUAGES)('docs/api/%s.md names nothing that the package lacks', (language) => {
  const known = new Set([code.own, code.others].flatMap((folders) => identifiersIn(folders[language])));
  const named = namesOn(language);
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test.each(LANGUAGES)('docs/api/%s.md shows every construct, struct and enum', (language) => {
  const text = readDocument(`docs/api/${language}.md`);
  const names = ['AtlasProvider', 'DataAtlasSnapshotExportJob', 'AtlasLookup', 'ResolvedSnapshotExportJob', 'ReadAt'];
  expect(names.filter((name) => !text.includes(`### ${name} <a`))).toEqual([]);
});

test.each(['API.md', ...LANGUAGES.map((language) => `docs/api/${language}.md`)])('no link of %s is dead', (page) => {
  const text = readDocument(page);
  const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
  expect(links.length).toBeGreaterThan(400);
  expect(links.filter((target) => !ids.has(target))).toEqual([]);
});

test.each([
  ['python', 'TF_RESOURCE_TYPE: str'],
  ['python', 'def with_(\n  *mixins: IMixin\n) -> IConstruct'],
  ['python', 'meta_attributes: typing.Mapping[str, typing.Any]'],
  ['java', 'public static final java.lang.String SUCCESSFUL;'],
  ['java', 'public java.lang.Object getCount();'],
  ['java', '//  .count(java.lang.Number)\n//  .count(TerraformCount)'],
  ['csharp', 'public static string IN_PROGRESS { get; }'],
  ['csharp', 'public void AddOutputs(string stem = null)'],
  ['go', 'func SnapshotExportState_IN_PROGRESS() *string'],
  ['go', 'props *DataAtlasSnapshotExportJobProps) DataAtlasSnapshotExportJob'],
  ['go', '\tTimeouts: *atlas.AtlasReadTimeouts,'],
])('docs/api/%s.md has %j as the package does', (language, line) => {
  expect(readDocument(`docs/api/${language}.md`)).toContain(line);
});

test('no comment of the API holds an example, which every page would show in TypeScript', () => {
  expect(readDocument('.jsii')).not.toContain('"example"');
});

test('types of the generated constructs are where the pages say', () => {
  const inside = (language: OtherLanguage, found: RegExp, file: (type: string) => string) =>
    [...new Set([...readDocument(`docs/api/${language}.md`).matchAll(found)].map(([, type = '']) => type))].filter(
      (type) => !fs.existsSync(path.join(code.own[language], file(type))),
    );
  const folders = (type: string) => type.split('.').join('/');
  const csharp = (type: string) => path.join('CdktfProviderAtlas', folders(type));
  expect(
    inside('python', /cdktf_provider_atlas\.(bindings[\w.]+)\.\w+/g, (of) => `src/cdktf_provider_atlas/${folders(of)}`),
  ).toEqual([]);
  expect(inside('java', /(io\.github[\w.]+bindings[\w.]+)/g, (of) => `src/main/java/${folders(of)}.java`)).toEqual([]);
  expect(inside('csharp', /(CdktfProviderAtlas\.[Bb]indings[\w.]+)/g, (of) => `${csharp(of)}.cs`)).toEqual([]);
  expect(inside('go', /-go\/(atlas\/bindings\/\w+)\.\w+/g, (of) => of)).toEqual([]);
});

function namesOn(language: OtherLanguage): string[] {
  const samples = [...readDocument(`docs/api/${language}.md`).matchAll(/^```\w+\n([\s\S]*?)^```/gm)];
  const text = samples.map(([, sample]) => sample).join('\n');
  const names = NAMES[language].flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, ...groups]) => groups));
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** What is defined or used, outside of comments and of strings, where jsii keeps its own names. */
function identifiersIn(folder: string): string[] {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(py|java|cs|go)$/.test(file))
    .flatMap((file) => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      return (
        text.replace(/"""[\s\S]*?"""|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|\/\/.*/g, '').match(/\b[A-Za-z_]\w*/g) ?? []
      );
    });
}
