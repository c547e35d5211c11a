// The C# programs of the documents: every name in them is one of the generated code, wherever there is no compiler.
import fs from 'node:fs';
import path from 'node:path';
import { samplesIn } from './documents';
import { generatedCode } from './generated-code';

const KEYWORDS = ['using', 'var', 'new', 'if', 'try', 'catch', 'string', 'null'];
/** Of .NET itself. */
const SYSTEM = [
  'System',
  'Console',
  'Environment',
  'Error',
  'WriteLine',
  'Exception',
  'Message',
  'GetEnvironmentVariable',
];

let known: Set<string>;
beforeAll(async () => {
  const { own, others } = await generatedCode();
  known = new Set([own.csharp, others.csharp].flatMap(identifiersBelow));
});

test.each(samplesIn('csharp'))('$place', ({ text }) => {
  expect(unknownIn(text)).toEqual([]);
});

test('a name that is not there is found', () => {
  const [{ text } = { text: '' }] = samplesIn('csharp');
  expect(unknownIn(text.replace('AddOutputs', 'AddOutput').replace('ProjectId', 'ProjectID'))).toEqual([
    'ProjectID',
    'AddOutput',
  ]);
});

function unknownIn(program: string): string[] {
  const declared = [...program.matchAll(/\bvar (\w+)|\(\w+ (\w+)\)/g)].map(([, one, other]) => one ?? other ?? '');
  const taken = [...KEYWORDS, ...SYSTEM, ...declared];
  return identifiersIn(program).filter((name) => !known.has(name) && !taken.includes(name));
}

function identifiersBelow(folder: string): string[] {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.cs'));
  return files.flatMap((file) => identifiersIn(fs.readFileSync(path.join(folder, file), 'utf8')));
}

/** Outside of strings and comments. */
function identifiersIn(text: string): string[] {
  return text.replace(/"(?:\\.|[^"\\\n])*"|\/\/.*/g, '').match(/\b[A-Za-z_]\w*/g) ?? [];
}
