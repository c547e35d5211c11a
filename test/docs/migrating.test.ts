// The page on changing over: every name on its left is one of MongoDB's provider, every name on its right one of ours.
import fs from 'node:fs';
import path from 'node:path';
import schemas from '../../src/bindings/provider-schema.json';
import { PROVIDER_SOURCE } from '../../src/model/release';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, terraform } from '../support/terraform';
import { readDocument, sampleNamed } from './documents';
import theirs from './mongodbatlas-names.json';
import { namesIn } from './schema-names';

const PAGE = readDocument('docs/migrating.md');
const { provider, data_source_schemas: dataSources } = schemas.provider_schemas[PROVIDER_SOURCE];
const OURS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(dataSources).map(([type, { block }]) => [type, namesIn(block)]),
);
const THEIR_ARGUMENTS = [...theirs.providerArguments, ...theirs.providerArgumentsOfVersion2];

interface Row {
  readonly before: string;
  readonly after: string;
}

describe.each(Object.entries(theirs.dataSources))('the table of %s', (type, names) => {
  const { rows, ourType } = tableOf(`\`${type}\``);

  test('names each attribute of theirs once, and no other', () => {
    expect(named(rows, 'before').sort()).toEqual([...names].sort());
  });

  test('leads to attributes of ours', () => {
    const ours = OURS[ourType ?? ''] ?? [];
    expect(named(rows, 'after').filter((name) => !ours.includes(name))).toEqual([]);
    expect(rows.filter(({ before, after }) => before === '' && after === '')).toEqual([]);
  });
});

test('the table of the provider block names each argument of both', () => {
  const { rows } = tableOf('The provider block');
  expect(named(rows, 'before').sort()).toEqual([...THEIR_ARGUMENTS].sort());
  expect([...new Set(named(rows, 'after'))].sort()).toEqual(Object.keys(provider.block.attributes).sort());
});

test('the HCL to be left uses names of theirs', () => {
  const used = [...sampleNamed('before.tf').text.matchAll(/\bdata\.(mongodbatlas_\w+)\.\w+\.([\w.[*\]]+)/g)];
  expect(used.length).toBeGreaterThan(4);
  const known: Readonly<Record<string, readonly string[]>> = theirs.dataSources;
  const unknown = used.filter(([, type = '', of = '']) => !known[type]?.includes(of.replace(/\[\*\]/g, '')));
  expect(unknown.map(([use]) => use)).toEqual([]);
});

test('the TypeScript to be left uses names of theirs', () => {
  const properties = [...sampleNamed('before.ts').text.matchAll(/\bjob\.(\w+)/g)].map(([, name = '']) => name);
  const names = theirs.dataSources.mongodbatlas_cloud_backup_snapshot_export_job;
  const known = names.map((name) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
  expect(properties.length).toBe(3);
  expect(properties.filter((name) => !known.includes(name))).toEqual([]);
});

test.each([
  ['before.ts', 'after.ts', /new TerraformOutput\(stack, '(\w+)'/g],
  ['before.tf', 'after.tf', /^output "(\w+)"/gm],
])('%s and %s have the same outputs', (before, after, pattern) => {
  const outputs = (name: string) => [...sampleNamed(name).text.matchAll(pattern)].map(([, output]) => output);
  expect(outputs(after)).toEqual(outputs(before));
  expect(outputs(after).length).toBeGreaterThan(2);
});

describeTerraform('a state whose outputs hold what MongoDB’s provider has read', (binary) => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    const seed = path.join(temporaryFolder(), 'seed.json');
    fs.writeFileSync(seed, sampleNamed('seed.json').text);
    emulator = await EmulatorProcess.start(['--seed', seed]);
  });
  afterAll(() => emulator.stop());

  test('is left as it is by the plan of after.tf', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'main.tf');
    const run = (...args: string[]) => terraform(binary, folder, args, emulator.environment());
    const values = Object.entries(await outputsOf(binary));
    fs.writeFileSync(file, values.map(([name, json]) => `output "${name}" {\n  value = ${json}\n}\n`).join(''));
    expect(await run('init')).toMatchObject({ status: 0 });
    expect(await run('apply', '-auto-approve')).toMatchObject({ status: 0 });
    await writeAfter(folder);
    expect(await run('init')).toMatchObject({ status: 0 });
    const { status, output } = await run('plan', '-detailed-exitcode', '-no-color');
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('No changes.') });
  });

  /** Name → value in HCL: JSON, with lists of the type that a list of a provider has. */
  async function outputsOf(terraformBinary: string): Promise<Record<string, string>> {
    const folder = temporaryFolder();
    await writeAfter(folder);
    const run = (...args: string[]) => terraform(terraformBinary, folder, args, emulator.environment());
    expect(await run('init')).toMatchObject({ status: 0 });
    expect(await run('apply', '-auto-approve')).toMatchObject({ status: 0 });
    const outputs = JSON.parse((await run('output', '-json')).output) as Record<string, { value: unknown }>;
    expect(Object.values(outputs).filter(({ value }) => value === null)).toEqual([]);
    const hcl = (value: unknown) => (Array.isArray(value) ? `tolist(${JSON.stringify(value)})` : JSON.stringify(value));
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, hcl(value)]));
  }
});

async function writeAfter(folder: string): Promise<void> {
  fs.writeFileSync(path.join(folder, 'main.tf'), sampleNamed('after.tf').text);
  await succeed(path.join(LIB_BIN, 'cdktf-provider-atlas'), ['install'], { cwd: folder });
}

/** The table below a heading, and the data source that the text above it leads to. */
function tableOf(heading: string): { readonly rows: readonly Row[]; readonly ourType: string | undefined } {
  const [, section = ''] = PAGE.split(`\n### ${heading}\n`);
  const [own = ''] = section.split(/^##/m);
  const rows = [...own.matchAll(/^\| (?:`([\w.]+)` )?\| (?:`([\w.]+)` )?\|/gm)].map(([, before = '', after = '']) => ({
    before,
    after,
  }));
  if (rows.length === 0) throw new Error(`docs/migrating.md has no table below ${heading}`);
  return { rows, ourType: /\[`(atlas_\w+)`\]/.exec(own)?.[1] };
}

function named(rows: readonly Row[], side: keyof Row): string[] {
  return rows.map((row) => row[side]).filter((name) => name !== '');
}

test('the page warns of the export that the resource makes again, and shows how to let go of it', () => {
  const [, warning = ''] = PAGE.split(/^(?=.*also exists as a \*resource\*)/m);
  expect(warning).toMatch(/makes a new export job, which exports the snapshot once more and is billed/);
  expect(warning).toMatch(/^removed \{\n {2}from = mongodbatlas_cloud_backup_snapshot_export_job\.\w+$/m);
});
