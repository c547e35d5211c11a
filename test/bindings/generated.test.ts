// What is generated and committed says what it is generated from.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { filesOf, generateBindings } from '../../tasks/generate-bindings';
import { providerSchemaJson, schemaText } from '../../tasks/provider-schema';
import { PROVIDER, PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/model/release';
import { installProvider } from '../../src/install/install-provider';
import { providerPackage } from '../../src/install/provider-package';
import * as library from 'cdktf-provider-atlas';
import { LIB_BIN } from '../support/emulator-process';
import { describeTerraform, environment, terraform } from '../support/terraform';
import { temporaryFolder } from '../support/temporary-folder';

const BINDINGS = path.join(__dirname, '..', '..', 'src', 'bindings');
const committed = fs.readFileSync(path.join(BINDINGS, 'provider-schema.json'), 'utf8');
const REMEDY = 'run `npm run generate` and commit what it writes';

/** Every difference as words that end with the remedy. */
function differences(expected: string, actual: string): string[] {
  const files = [...new Set([...filesOf(expected), ...filesOf(actual)])].filter((file) => file.endsWith('.ts'));
  const read = (folder: string, file: string): string | undefined => {
    const at = path.join(folder, file);
    return fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : undefined;
  };
  return files
    .filter((file) => read(expected, file) !== read(actual, file))
    .map((file) => `src/bindings/${file} is out of date: ${REMEDY}`);
}

test("the committed schema is the provider's", () => {
  const difference =
    schemaText(providerSchemaJson()) === committed ? [] : [`provider-schema.json is out of date: ${REMEDY}`];
  expect(difference).toEqual([]);
});

test('the committed bindings are those of the committed schema, byte for byte', async () => {
  const scratch = path.join(temporaryFolder(), 'bindings');
  await generateBindings(JSON.parse(committed), scratch);
  expect(differences(scratch, BINDINGS)).toEqual([]);
});

test('the bindings hold no dead link, and build no nested output before it is read', () => {
  const code = filesOf(BINDINGS)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => fs.readFileSync(path.join(BINDINGS, file), 'utf8'))
    .join('\n');
  expect(code).not.toMatch(/https:\/\/terraform\.local/);
  expect(code).not.toMatch(/private _\w+ = new /);
  expect(code.match(/Built \?\?= new /g)).toHaveLength(16);
});

type Attributes = Readonly<
  Record<string, { computed?: true; optional?: true; nested_type?: { attributes: Attributes } }>
>;

describe('props of our own against the schema', () => {
  const { provider_schemas: schemas } = JSON.parse(committed) as {
    provider_schemas: Record<
      string,
      {
        provider: { block: { attributes: Record<string, object> } };
        data_source_schemas: Record<string, { block: { attributes: Attributes; block_types: object } }>;
      }
    >;
  };
  const assembly = JSON.parse(fs.readFileSync(path.join(__dirname, '..', '..', '.jsii'), 'utf8')) as {
    types: Record<string, { properties: { name: string; docs?: { summary?: string } }[] }>;
  };
  const namesOf = (type: string): string[] =>
    (assembly.types[`cdktf-provider-atlas.${type}`]?.properties ?? []).map(({ name }) => name).sort();
  /** With what every read has, whatever is read. */
  const propsOf = (type: string): string[] => [...namesOf(type), ...namesOf('AtlasReadProps')].sort();
  const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const ours = schemas[PROVIDER_SOURCE];

  test('AtlasProviderProps has every argument of the provider, alias, the executable and the source', () => {
    const expected = Object.keys(ours?.provider.block.attributes ?? {}).map(camel);
    expect(namesOf('AtlasProviderProps')).toEqual([...expected, 'alias', 'providerExecutable', 'source'].sort());
  });

  const HOW = ['readAt', 'lookup'];
  /** Arguments and blocks of a data source. */
  const argumentsOf = (dataSource: string): string[] => {
    const block = ours?.data_source_schemas[dataSource]?.block;
    const given = Object.entries(block?.attributes ?? {}).filter(([, { computed, optional }]) => !computed || optional);
    return [...given.map(([name]) => name), ...Object.keys(block?.block_types ?? {})].map(camel);
  };
  const outputsOf = (attributes: Attributes = {}): string[] =>
    Object.entries(attributes).flatMap(([name, { computed, optional }]) =>
      computed && !optional ? [camel(name)] : [],
    );
  const attributesOf = (dataSource: string) => ours?.data_source_schemas[dataSource]?.block.attributes;

  test('the props of a job have every argument of its data source but what `select` stands for, and how it is read', () => {
    const own = argumentsOf('atlas_snapshot_export_job').filter((name) => !['mostRecent', 'filter'].includes(name));
    expect(propsOf('DataAtlasSnapshotExportJobProps')).toEqual([...own, 'select', 'allowUnfinished', ...HOW].sort());
  });

  test.each([
    ['DataAtlasSnapshotExportJobsProps', 'atlas_snapshot_export_jobs'],
    ['DataAtlasSnapshotExportBucketProps', 'atlas_snapshot_export_bucket'],
    ['DataAtlasSnapshotExportBucketsProps', 'atlas_snapshot_export_buckets'],
  ])('%s has every argument of %s, and how it is read', (props, dataSource) => {
    expect(propsOf(props)).toEqual([...argumentsOf(dataSource), ...HOW].sort());
  });

  test.each(['atlas_snapshot_export_job', 'atlas_snapshot_export_jobs'])(
    'ExportJobFilter has every member of the filter of %s',
    (dataSource) => {
      const { filter } = attributesOf(dataSource) ?? {};
      expect(namesOf('ExportJobFilter')).toEqual(
        Object.keys(filter?.nested_type?.attributes ?? {})
          .map(camel)
          .sort(),
      );
    },
  );

  test.each([
    ['ResolvedSnapshotExportJob', 'atlas_snapshot_export_job'],
    ['ResolvedSnapshotExportJobs', 'atlas_snapshot_export_jobs'],
    ['ResolvedSnapshotExportBucket', 'atlas_snapshot_export_bucket'],
    ['ResolvedSnapshotExportBuckets', 'atlas_snapshot_export_buckets'],
  ])('%s has every output of %s', (resolved, dataSource) => {
    expect(namesOf(resolved)).toEqual(outputsOf(attributesOf(dataSource)).sort());
  });

  test('AtlasLookupProps has every setting of the connection, and how look-ups are made', () => {
    const settings = Object.keys(ours?.provider.block.attributes ?? {}).map(camel);
    expect(namesOf('AtlasLookupProps')).toEqual([...settings, 'mode', 'contextFile', 'timeout'].sort());
  });

  test('every public property says what it is', () => {
    const silent = Object.entries(assembly.types)
      .filter(([type]) => !type.includes('.bindings.'))
      .flatMap(([type, { properties = [] }]) =>
        properties.filter(({ docs }) => docs?.summary === undefined).map(({ name }) => `${type}.${name}`),
      );
    expect(silent).toEqual([]);
  });
});

test('state names are plain strings', () => {
  expect(Object.values(library.SnapshotExportState)).toEqual([
    'Queued',
    'InProgress',
    'Successful',
    'Failed',
    'Cancelled',
  ]);
});

describeTerraform('the schema as Terraform sees it', (binary) => {
  test('is the committed one', async () => {
    const directory = temporaryFolder();
    const required = { atlas: { source: PROVIDER_SOURCE, version: PROVIDER_VERSION } };
    fs.writeFileSync(
      path.join(directory, 'main.tf.json'),
      JSON.stringify({ terraform: { required_providers: required } }),
    );
    installProvider({ directory, package: providerPackage(LIB_BIN, PROVIDER) });
    expect(await terraform(binary, directory, ['init', '-no-color'])).toMatchObject({ status: 0 });
    const output = execFileSync(binary, ['providers', 'schema', '-json'], { cwd: directory, env: environment() });
    const schema = JSON.parse(output.toString()) as { provider_schemas: Record<string, object> };
    expect(schemaText(schema)).toBe(committed);
  });
});
