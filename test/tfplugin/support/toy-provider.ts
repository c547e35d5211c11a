// A provider without a back end: its one data source has every kind of attribute, and fails in every way on demand.
import { AtlasError } from '../../../src/errors/atlas-error';
import type { DataSourceDefinition, ProviderDefinition, ReadResult } from '../../../src/tfplugin/provider-definition';
import type { BlockSchema } from '../../../src/tfplugin/schema/block-schema';
import { UNKNOWN, type ObjectValue } from '../../../src/tfplugin/values/value';

export const TOY_PROVIDER_SCHEMA: BlockSchema = {
  description: 'A provider for tests.',
  attributes: {
    token: { type: 'string', description: 'Secret.', optional: true, sensitive: true },
    retries: { type: 'number', description: 'How often.', optional: true },
  },
};

export const TOY_SCHEMA: BlockSchema = {
  description: 'Greets **you**.',
  attributes: {
    name: { type: 'string', description: 'Who is greeted.', required: true },
    behaviour: { type: 'string', description: 'What the read does.', optional: true },
    language: { type: 'string', description: 'Chosen where not given.', optional: true, computed: true },
    filter: {
      type: 'object',
      description: 'Nested.',
      optional: true,
      attributes: {
        tags: { type: 'list(string)', description: 'Tags.', optional: true },
        matched: { type: 'number', description: 'Read-only.', computed: true },
      },
    },
    id: { type: 'string', description: 'The id.', computed: true },
    count_of_letters: { type: 'number', description: 'A whole number.', computed: true },
    ratio: { type: 'number', description: 'A fraction.', computed: true },
    is_long: { type: 'bool', description: 'A truth.', computed: true },
    letters: { type: 'list(string)', description: 'A list.', computed: true },
    absent: { type: 'string', description: 'Always null.', computed: true, deprecated: true },
    parts: {
      type: 'list(object)',
      description: 'A list of objects.',
      computed: true,
      attributes: {
        key: { type: 'string', description: 'The key.', computed: true },
        value: { type: 'number', description: 'The value.', computed: true },
      },
    },
  },
  blocks: {
    timeouts: {
      description: 'How long.',
      attributes: { read: { type: 'string', description: 'How long a read takes.', optional: true } },
    },
  },
};

/** What a read does instead of answering, by the attribute `behaviour`. */
const BEHAVIOURS: Readonly<Record<string, (config: ObjectValue) => Promise<ReadResult>>> = {
  hang: () => new Promise(() => undefined),
  'hang, and say so': () => {
    console.log('the toy hangs');
    return new Promise(() => undefined);
  },
  bug: () => Promise.reject(new RangeError('the toy broke')),
  missing: () => {
    const parts = { what: 'The toy knows nobody of that name', why: 'It is a toy', fix: 'Take another name' };
    return Promise.reject(new AtlasError('EXPORT_JOB_NOT_FOUND', parts));
  },
  crash: () => {
    setImmediate(() => {
      throw new Error('the toy crashed');
    });
    return new Promise(() => undefined);
  },
  chatty: (config) => {
    console.log('printed by the toy');
    return Promise.resolve({ state: greet(config) });
  },
  warn: (config) =>
    Promise.resolve({
      state: greet(config),
      diagnostics: [{ severity: 'warning', summary: 'Toy is old', detail: 'Buy a new one.', path: ['name'] }],
    }),
  unknown: (config) => Promise.resolve({ state: { ...greet(config), id: UNKNOWN } }),
  stranger: (config) => Promise.resolve({ state: { ...greet(config), stranger: 1 } }),
  defer: () => Promise.resolve({ deferred: 'absent prerequisite' }),
};

const GREETING: DataSourceDefinition = {
  schema: TOY_SCHEMA,
  validate: ({ name }) =>
    name === '' ? [{ severity: 'error', summary: 'Name is empty', detail: 'Give a name.', path: ['name'] }] : [],
  read: (config) => {
    const behave = BEHAVIOURS[String(config.behaviour)];
    return behave === undefined ? Promise.resolve({ state: greet(config) }) : behave(config);
  },
};

export const TOY_PROVIDER: ProviderDefinition = {
  version: '1.2.3',
  schema: TOY_PROVIDER_SCHEMA,
  validate: ({ retries }) =>
    retries === -1
      ? [{ severity: 'error', summary: 'Retries are negative', detail: 'Give 0.', path: ['retries'] }]
      : [],
  configure: () => Promise.resolve([]),
  dataSources: { toy_greeting: GREETING },
  close: () => undefined,
};

function greet(config: ObjectValue): ObjectValue {
  const name = String(config.name);
  return {
    ...config,
    language: config.language ?? 'en',
    id: `hello-${name}`,
    count_of_letters: name.length,
    ratio: name.length / 2,
    is_long: name.length > 5,
    letters: [...name],
    parts: [...name].map((key, value) => ({ key, value })),
  };
}
