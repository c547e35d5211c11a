// Which changes of the provider's schema a configuration would not survive.
import fs from 'node:fs';
import path from 'node:path';
import { schemaBreaks, type ProviderSchemas } from '../../tasks/compat/schema-breaks';

const FILE = path.join(__dirname, '..', '..', 'src', 'bindings', 'provider-schema.json');
const COMPUTED = { type: 'string', computed: true };
const OPTIONAL = { type: 'string', optional: true };
const REQUIRED = { type: 'string', required: true };

type Attributes = NonNullable<ProviderSchemas['provider_schemas'][string]['provider']['block']['attributes']>;

function schemaWith(attributes: Attributes, blocks: Readonly<Record<string, Attributes>> = {}): ProviderSchemas {
  const block_types = Object.fromEntries(
    Object.entries(blocks).map(([name, inner]) => [name, { nesting_mode: 'single', block: { attributes: inner } }]),
  );
  const job = { block: { attributes, block_types } };
  return { provider_schemas: { atlas: { provider: { block: {} }, data_source_schemas: { job } } } };
}

function keys(released: ProviderSchemas, current: ProviderSchemas): string[] {
  return schemaBreaks(released, current).map(({ key }) => key);
}

const objectOf = (attributes: Attributes, nesting_mode = 'single') => ({
  nested_type: { attributes, nesting_mode },
  computed: true,
});

test('the schema of now keeps what it promises itself, and the description is no promise', () => {
  const text = fs.readFileSync(FILE, 'utf8');
  const current = JSON.parse(text) as ProviderSchemas;
  expect(
    schemaBreaks(current, JSON.parse(text.replaceAll(/"description": ".*"/g, '"description": "another"'))),
  ).toEqual([]);
});

test('each attribute of ours that goes is named, and so is a data source', () => {
  const text = fs.readFileSync(FILE, 'utf8');
  const released = JSON.parse(text) as ProviderSchemas;
  const renamed = (from: string) => JSON.parse(text.replaceAll(`"${from}":`, '"another":')) as ProviderSchemas;
  expect(keys(released, renamed('key_prefix'))).toEqual([
    'schema-removed:data.atlas_snapshot_export_job.key_prefix',
    'schema-removed:data.atlas_snapshot_export_jobs.results.key_prefix',
  ]);
  expect(keys(released, renamed('atlas_snapshot_export_bucket'))).toEqual([
    'schema-removed:data.atlas_snapshot_export_bucket',
  ]);
  expect(keys(released, renamed('base_url'))).toEqual(['schema-removed:provider.base_url']);
});

test.each<[string, Attributes, Attributes, string[]]>([
  ['another type', { a: COMPUTED }, { a: { type: 'number', computed: true } }, ['schema-type:data.job.a']],
  ['a list for an object', { a: objectOf({}) }, { a: objectOf({}, 'list') }, ['schema-type:data.job.a']],
  ['an object for a text', { a: COMPUTED }, { a: objectOf({}) }, ['schema-type:data.job.a']],
  ['a nested one that goes', { a: objectOf({ b: COMPUTED }) }, { a: objectOf({}) }, ['schema-removed:data.job.a.b']],
  [
    'an object that goes is named alone',
    { a: objectOf({ b: objectOf({ c: COMPUTED }) }) },
    {},
    ['schema-removed:data.job.a'],
  ],
  ['an option that is demanded', { a: OPTIONAL }, { a: REQUIRED }, ['schema-required:data.job.a']],
  ['a new one that is demanded', {}, { a: REQUIRED }, ['schema-required:data.job.a']],
  ['an option that becomes an output', { a: OPTIONAL }, { a: COMPUTED }, ['schema-not-settable:data.job.a']],
  [
    'an output that becomes an option',
    { a: { ...OPTIONAL, computed: true } },
    { a: OPTIONAL },
    ['schema-not-computed:data.job.a'],
  ],
  ['a new output', {}, { a: COMPUTED }, []],
  ['a new option', {}, { a: OPTIONAL }, []],
  ['a demand that is taken back', { a: REQUIRED }, { a: OPTIONAL }, []],
  ['a new object', {}, { a: objectOf({ b: COMPUTED }) }, []],
])('%s', (_name, before, now, expected) => {
  expect(keys(schemaWith(before), schemaWith(now))).toEqual(expected);
});

test('what stands in a block is promised too', () => {
  const released = schemaWith({}, { timeouts: { read: OPTIONAL } });
  expect(keys(released, schemaWith({}, { timeouts: {} }))).toEqual(['schema-removed:data.job.timeouts.read']);
  expect(keys(released, schemaWith({}))).toEqual(['schema-removed:data.job.timeouts']);
  expect(keys(released, schemaWith({ timeouts: objectOf({ read: OPTIONAL }) }))).toEqual([
    'schema-type:data.job.timeouts',
    'schema-not-settable:data.job.timeouts',
  ]);
  expect(keys(schemaWith({}), released)).toEqual([]);
});

test('a new data source may demand what it likes', () => {
  const none: ProviderSchemas = {
    provider_schemas: { atlas: { provider: { block: {} }, data_source_schemas: {} } },
  };
  expect(keys(none, schemaWith({ a: REQUIRED }, { b: { c: REQUIRED } }))).toEqual([]);
});
