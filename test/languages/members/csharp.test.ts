// C#: without dotnet no program is compiled, but every public name has to be in the code that is made for it.
import fs from 'node:fs';
import path from 'node:path';
import { toPascalCase } from 'codemaker';
import { runPacmak } from '../../../tasks/packages/run-pacmak';
import { temporaryFolder } from '../../support/temporary-folder';
import { lineage, readAssembly, type Type } from './assembly';

const ROOT = path.join(__dirname, '..', '..', '..');
const assembly = readAssembly();

let code: string;
beforeAll(() => {
  const folder = temporaryFolder();
  runPacmak(ROOT, folder, ['dotnet'], []);
  code = path.join(folder, 'dotnet', 'CdktfProviderAtlas', 'CdktfProviderAtlas');
});

function sourceOf({ name, namespace }: Type): string {
  const submodules = namespace?.split('.').map((each) => toPascalCase(each)) ?? [];
  return fs.readFileSync(path.join(code, ...submodules, `${name}.cs`), 'utf8');
}

/** A pattern for each declaration; what never changes keeps its capitals. */
function declarations({ name, initializer, properties, methods, members }: Type): string[] {
  const own = [...properties, ...methods].map((member) => member.name);
  const spelled = own.map((each) => (/^[A-Z_]+$/.test(each) ? each : toPascalCase(each)));
  return [
    ...(initializer === undefined ? [] : [`^ +public ${name}\\(`]),
    ...spelled.map((each) => `^ +public [^;{=(]+ ${each}\\b`),
    ...members.map((member) => `^ +${member.name}\\b`),
  ];
}

test('each public name is in the code for C#', () => {
  const missing = [...assembly.values()].flatMap((type) => {
    const source = lineage(assembly, type).map(sourceOf).join('\n');
    const unseen = declarations(type).filter((pattern) => !new RegExp(pattern, 'm').test(source));
    return unseen.map((pattern) => `${type.fqn}: ${pattern}`);
  });
  expect(missing).toEqual([]);
});
