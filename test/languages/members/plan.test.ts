// What is new in the package is in the plan by itself, or keeps it from being made.
import { readAssembly, type Assembly, type Type } from './assembly';
import { differences } from './compare';
import { EXAMPLES } from './examples';
import { neverGiven } from './given-members';
import { askedOf, neverAsked } from './kernel-log';
import { planOf } from './make-plan';

const JOB = 'cdktf-provider-atlas.DataAtlasSnapshotExportJob';
const PROPS = `${JOB}Props`;
const STRING = { primitive: 'string' };

/** The package with one type changed. */
function changed(fqn: string, change: (type: Type) => Partial<Type>): Assembly {
  const assembly = readAssembly();
  const type = assembly.get(fqn);
  if (type === undefined) throw new Error(`There is no ${fqn}`);
  return new Map([...assembly, [fqn, { ...type, ...change(type) }]]);
}

test('a new getter is looked at, and nobody has to say so', () => {
  const property = { name: 'size', type: STRING, immutable: true };
  const assembly = changed(JOB, ({ properties }) => ({ properties: [...properties, property] }));
  const look = planOf(assembly).looks.find(({ type }) => type.fqn === JOB);
  expect(look?.sights.map(({ label }) => label)).toContain('size');
  expect(neverAsked(assembly, new Set())).toContain(`get ${JOB}.size`);
});

test('a new setter needs an example', () => {
  const property = { name: 'size', type: STRING };
  const assembly = changed(JOB, ({ properties }) => ({ properties: [...properties, property] }));
  expect(() => planOf(assembly)).toThrow('No example for size: add one to EXAMPLES in examples.ts');
});

test('a new parameter needs an example, also where it may be left out', () => {
  const method = { name: 'shrink', parameters: [{ name: 'size', type: STRING, optional: true }] };
  const assembly = changed(JOB, ({ methods }) => ({ methods: [...methods, method] }));
  expect(() => planOf(assembly)).toThrow('No example for size: add one to EXAMPLES in examples.ts');
});

test('a new member of a struct needs an example', () => {
  const property = { name: 'size', type: STRING, optional: true, immutable: true };
  const assembly = changed(PROPS, ({ properties }) => ({ properties: [...properties, property] }));
  expect(() => planOf(assembly)).toThrow('No example for size: add one to EXAMPLES in examples.ts');
});

test('a new member of a struct has to be given to something that takes it', () => {
  // Of a name that has an example, so that the plan can be made.
  const property = { name: 'region', type: STRING, optional: true, immutable: true };
  const assembly = changed(PROPS, ({ properties }) => ({ properties: [...properties, property] }));
  const fails = `DataAtlasSnapshotExportJob_whole`;
  expect(neverGiven(assembly, planOf(assembly), (making) => making !== fails)).toEqual([`${PROPS}.region`]);
});

test('each example is for a name that there is', () => {
  const types = [...readAssembly().values()];
  const methods = types.flatMap((type) => [...type.methods, ...(type.initializer ? [type.initializer] : [])]);
  const named = [...types.flatMap(({ properties }) => properties), ...methods.flatMap((each) => each.parameters ?? [])];
  const names = new Set(named.map(({ name }) => name));
  expect(Object.keys(EXAMPLES).filter((name) => !names.has(name))).toEqual([]);
});

test("the kernel's log tells what it was asked for", () => {
  const log = [
    '[@jsii/kernel] get module.Thing.other',
    '> {"objref":{"$jsii.byref":"module.Thing@10001"},"property":"name","api":"get"}',
    '> {"api":"sinvoke","fqn":"module.Thing","method":"of","args":[]}',
    '> {"fqn":"module.Thing","args":[],"api":"create"}',
    '< {"ok":{"result":"> {"}}',
  ];
  expect([...askedOf(log.join('\n'))]).toEqual([
    'get module.Thing.name',
    'sinvoke module.Thing.of',
    'create module.Thing',
  ]);
});

test('values differ by place, and errors by their message alone', () => {
  const expected = { a: [1, null], b: { error: 'CODE: what.' }, c: 'same' };
  const actual = { a: [1, 'null'], b: { error: 'Error: CODE: what.\n  at stack' }, c: 'same', d: true };
  expect(differences(expected, actual)).toEqual([
    { path: 'a / 1', expected: null, actual: 'null' },
    { path: 'd', expected: undefined, actual: true },
  ]);
});
