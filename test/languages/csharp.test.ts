// The example in C#: its syntax, and each name in it, held against the code of the packages; compiled where dotnet is.
import fs from 'node:fs';
import path from 'node:path';
import { generateLibraryCode } from '../../tasks/packages/library-code';
import { missingTool } from '../../tasks/toolchains';
import { temporaryFolder } from '../support/temporary-folder';
import { declarationsBelow, type Declaration } from './support/csharp/declarations';
import { DOTNET, problemsOf } from './support/csharp/names';
import { syntaxTreeOf, type SyntaxNode } from './support/csharp/syntax-tree';
import { describeExample } from './support/example';
import { describeLanguage } from './support/languages';
import { madeOnce } from './support/made-once';

const ROOT = path.join(__dirname, '..', '..');
const DIST = path.join(ROOT, 'dist', 'csharp');
const PROGRAM = fs.readFileSync(path.join(ROOT, 'examples', 'csharp', 'Program.cs'), 'utf8');
/** Its own names, and those of .NET, in which a letter may be wrong without our seeing it. */
const NOT_OURS = [...DOTNET, 'System', 'Collections', 'Generic', 'GetEnvironmentVariable', 'Length'];
const OWN = ['ExportsStack', 'PipelineStack', 'Orders', 'Events', 'Setting', 'WhereItIs'];

let declarations: ReadonlyMap<string, Declaration>;
beforeAll(async () => {
  const peers = ['cdktf', 'constructs'];
  const from = peers.map((name) => path.join(path.dirname(require.resolve(`${name}/package.json`)), '.jsii'));
  const code = await madeOnce(path.join('csharp', 'peers'), from, async (into) => {
    for (const name of peers) generateLibraryCode(name, into, 'dotnet');
  });
  declarations = declarationsBelow([DIST, code]);
});

async function problemsIn(text: string): Promise<string[]> {
  const file = path.join(temporaryFolder(), 'Program.cs');
  fs.writeFileSync(file, text);
  return problemsOf(await syntaxTreeOf(file), declarations);
}

function identifiersIn({ kind, text, children }: SyntaxNode): string[] {
  return [...(kind === 'identifier' ? [text] : []), ...children.flatMap(identifiersIn)];
}

// The parser is Python's.
describeLanguage({ name: 'python' }, 'the example in C#', () => {
  test('has only names that the packages declare, with values of their types', async () => {
    expect(await problemsIn(PROGRAM)).toEqual([]);
  });

  test('a letter more in any of these names is found', async () => {
    const tree = await syntaxTreeOf(path.join(ROOT, 'examples', 'csharp', 'Program.cs'));
    const names = new Set(identifiersIn(tree).filter((name) => /^[A-Z]/.test(name)));
    for (const name of [...NOT_OURS, ...OWN]) names.delete(name);
    expect([...names]).toEqual(expect.arrayContaining(['AtlasProvider', 'ExportJobId', 'ReadAt', 'SYNTH', 'Resolved']));
    for (const name of names) {
      const misspelt = PROGRAM.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}x`);
      expect({ name, problems: await problemsIn(misspelt) }).toEqual({
        name,
        problems: expect.arrayContaining([expect.stringContaining(`${name}x`)]),
      });
    }
  });

  test.each([
    ['ReadAt = ReadAt.SYNTH', 'ReadAt = "synth"', 'ReadAt is CdktfProviderAtlas.ReadAt?, and is given string'],
    ['StaticId = true', 'StaticId = 1', 'StaticId is bool?, and is given int'],
    ['Orders.AddOutputs()', 'Orders.AddOutputs("a", "b")', 'AddOutputs takes 0 to 1 values'],
    ['Orders.AddOutputs()', 'Orders.AddOutputs(1)', 'AddOutputs is string?, and is given int'],
    ['Orders.AddOutputs()', 'Orders.Prefix()', 'Prefix is no method'],
    [
      'new AtlasProvider(this, "atlas")',
      'new AtlasProvider(this)',
      'CdktfProviderAtlas.AtlasProvider takes 2 to 3 values',
    ],
    ['new AtlasProvider(this, "atlas")', 'new AtlasProvider("atlas", "atlas")', 'is given string'],
    ['string projectId = ', 'bool projectId = ', 'projectId is bool, and is given string'],
    ['Orders.AddOutputs();', 'Orders.AddOutputs()', 'syntax: ; is missing'],
    ['using CdktfProviderAtlas;', 'using CdktfProvider.Atlas;', 'no namespace CdktfProvider.Atlas'],
  ])('so is another fault: %s → %s', async (before, after, problem) => {
    expect(PROGRAM).toContain(before);
    expect(await problemsIn(PROGRAM.replace(before, after))).toContainEqual(expect.stringContaining(problem));
  });
});

describe('the package in C#', () => {
  test('its sources have the project, the licence and the npm package', () => {
    expect(fs.readdirSync(path.join(DIST, 'CdktfProviderAtlas'))).toEqual(
      expect.arrayContaining([
        'AssemblyInfo.cs',
        'CdktfProviderAtlas',
        'CdktfProviderAtlas.csproj',
        'LICENSE',
        expect.stringMatching(/^cdktf-provider-atlas-.+\.tgz$/),
      ]),
    );
  });
});

const missing = missingTool('csharp');
if (missing === undefined) {
  // The version is always the same, and NuGet keeps what it has restored once.
  const settings = { NUGET_PACKAGES: path.join(ROOT, '.cache', 'languages', 'nuget') };
  beforeAll(() =>
    fs.rmSync(path.join(settings.NUGET_PACKAGES, 'cdktfprovideratlas'), { recursive: true, force: true }),
  );
  describeExample({ name: 'csharp' }, settings);
} else test.skip(`csharp: the example, compiled and deployed (${missing})`, () => undefined);
