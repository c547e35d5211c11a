// Every RPC of the provider, called by grpc-js over mutual TLS.
import { encode, ExtData } from '@msgpack/msgpack';
import { GetProviderSchemaResponse, type Diagnostic } from '../../../src/tfplugin/proto/tfplugin6';
import type { ConfigureContext, ProviderDefinition, ReadContext } from '../../../src/tfplugin/provider-definition';
import { encodeProviderSchema } from '../../../src/tfplugin/schema/encode-provider-schema';
import { providerRpcs } from '../../../src/tfplugin/server/provider-rpcs';
import { decodeValue } from '../../../src/tfplugin/values/decode-value';
import { encodeValue } from '../../../src/tfplugin/values/encode-value';
import { UNKNOWN, type ObjectValue } from '../../../src/tfplugin/values/value';
import { RPC } from '../support/grpc-client';
import { serveInProcess, type ServedProvider } from '../support/serve-in-process';
import { TOY_PROVIDER, TOY_PROVIDER_SCHEMA, TOY_SCHEMA } from '../support/toy-provider';

const typeName = 'toy_greeting';
const BUG = 'Bug in the atlas provider';

function config(value: ObjectValue, schema = TOY_SCHEMA) {
  return { msgpack: encodeValue(value, schema) };
}

function summaries(diagnostics: Diagnostic[] | undefined) {
  return diagnostics?.map(({ summary }) => summary);
}

test('each read is told before it is done, and nothing else is', async () => {
  const onRead = jest.fn();
  const read = jest.fn(() => Promise.resolve({ diagnostics: [] }));
  const dataSources = { [typeName]: { schema: TOY_SCHEMA, validate: () => [], read } };
  const provider = { ...TOY_PROVIDER, dataSources };
  const { client, end } = await serveInProcess(provider, {
    load: ({ logger }) => providerRpcs(provider, logger, onRead),
  });
  await client.call(RPC.validateDataResourceConfig, { typeName, config: config({}) });
  expect(onRead).not.toHaveBeenCalled();
  await client.call(RPC.readDataSource, { typeName, config: config({}) });
  await client.call(RPC.readDataSource, { typeName, config: config({}) });
  expect(onRead).toHaveBeenCalledTimes(2);
  expect(onRead.mock.invocationCallOrder[0]).toBeLessThan(read.mock.invocationCallOrder[0] ?? 0);
  await end();
});

test('a state that is given again is not encoded again', async () => {
  const looks = jest.fn(() => 'you');
  const state = Object.defineProperty({}, 'name', { enumerable: true, get: looks }) as ObjectValue;
  const read = () => Promise.resolve({ state });
  const dataSources = { [typeName]: { schema: TOY_SCHEMA, validate: () => [], read } };
  const { client, end } = await serveInProcess({ ...TOY_PROVIDER, dataSources });
  const answers = [];
  const request = { typeName, config: config({ name: 'you' }) };
  answers.push(await client.call(RPC.readDataSource, request));
  const looked = looks.mock.calls.length;
  answers.push(await client.call(RPC.readDataSource, request));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]?.state?.msgpack?.length).toBeGreaterThan(0);
  expect(looks).toHaveBeenCalledTimes(looked);
  await end();
});

describe('the RPCs of the toy provider', () => {
  let toy: ServedProvider;
  beforeAll(async () => {
    toy = await serveInProcess(TOY_PROVIDER);
  });
  afterAll(() => toy.end());

  function read(behaviour: string, deferralAllowed = false, signal?: AbortSignal) {
    const request = { typeName, config: config({ name: 'you', behaviour }), clientCapabilities: { deferralAllowed } };
    return toy.client.call(RPC.readDataSource, request, signal);
  }

  test('GetMetadata names the data sources', async () => {
    expect(await toy.client.call(RPC.getMetadata, {})).toEqual({
      serverCapabilities: { getProviderSchemaOptional: true },
      diagnostics: [],
      dataSources: [{ typeName }],
    });
  });

  test('GetProviderSchema answers the same bytes each time', async () => {
    const path = '/tfplugin6.Provider/GetProviderSchema';
    const first = await toy.client.callBytes(path, new Uint8Array());
    expect(await toy.client.callBytes(path, new Uint8Array())).toEqual(first);
    expect(first).toEqual(Buffer.from(encodeProviderSchema(TOY_PROVIDER)));
    expect(GetProviderSchemaResponse.decode(first).dataSourceSchemas?.map(({ key }) => key)).toEqual([typeName]);
  });

  test.each([
    ['a missing value', undefined],
    ['an empty value', { msgpack: new Uint8Array() }],
    ['nil', { msgpack: encode(null) }],
    ['a negative number', config({ retries: -1 }, TOY_PROVIDER_SCHEMA)],
  ])('ValidateProviderConfig with %s', async (kind, value) => {
    const { diagnostics } = await toy.client.call(RPC.validateProviderConfig, { config: value });
    expect(summaries(diagnostics)).toEqual(kind === 'a negative number' ? ['Retries are negative'] : []);
  });

  test('ValidateDataResourceConfig accepts what is right', async () => {
    const { diagnostics } = await toy.client.call(RPC.validateDataResourceConfig, { typeName, config: config({}) });
    expect(diagnostics).toEqual([]);
  });

  test('ValidateDataResourceConfig tells of computed attributes that are set, and what the data source finds', async () => {
    const request = { typeName, config: config({ name: '', id: 'x' }) };
    const { diagnostics } = await toy.client.call(RPC.validateDataResourceConfig, request);
    expect(summaries(diagnostics)).toEqual(['Attribute is read-only', 'Name is empty']);
    expect(diagnostics?.[0]?.attribute).toEqual({
      steps: [{ selector: { $case: 'attributeName', value: 'id' } }],
    });
  });

  test.each(['other', '', 'constructor', '__proto__'])('the data source %p is not known', async (other) => {
    const { diagnostics } = await toy.client.call(RPC.validateDataResourceConfig, { typeName: other });
    expect(summaries(diagnostics)).toEqual([BUG]);
    expect(diagnostics?.[0]?.detail).toContain(`the data source "${other}"`);
  });

  test('ReadDataSource answers every attribute', async () => {
    const { state, diagnostics, deferred } = await read('');
    expect(diagnostics).toEqual([]);
    expect(deferred).toBeUndefined();
    expect(decodeValue(state?.msgpack, TOY_SCHEMA)).toMatchObject({
      id: 'hello-you',
      absent: null,
      ratio: 1.5,
      parts: [{ key: 'y' }, { key: 'o' }, { key: 'u' }],
      timeouts: null,
    });
  });

  test('ReadDataSource answers warnings beside the state', async () => {
    const { state, diagnostics } = await read('warn');
    expect(diagnostics).toMatchObject([{ severity: 2, summary: 'Toy is old', detail: 'Buy a new one.' }]);
    expect(state?.msgpack?.length).toBeGreaterThan(0);
  });

  test.each([
    [
      'missing',
      'Atlas does not know the export job',
      'The toy knows nobody of that name.\nIt is a toy.\nCode: EXPORT_JOB_NOT_FOUND\n\nTake another name.',
    ],
    ['bug', BUG, 'RangeError: the toy broke'],
    ['unknown', BUG, 'The state of a data source holds an unknown value.'],
    ['stranger', BUG, 'stranger is not in the schema.'],
    ['defer', BUG, 'toy_greeting was deferred, which this Terraform does not accept.'],
  ])('a read that ends with %s is one diagnostic and no state', async (behaviour, summary, detail) => {
    const { state, diagnostics } = await read(behaviour);
    expect(state).toBeUndefined();
    expect(summaries(diagnostics)).toEqual([summary]);
    expect(diagnostics?.[0]?.detail).toContain(detail);
  });

  test('a bug is logged with its stack, a failure that is foreseen is not', async () => {
    toy.host.complained = '';
    await read('missing');
    expect(toy.host.complained).toBe('');
    await read('bug');
    expect(JSON.parse(toy.host.complained)).toMatchObject({
      '@level': 'error',
      '@message': expect.stringMatching(/^ReadDataSource failed: RangeError: the toy broke\n {4}at /),
    });
  });

  test('a deferred read says why, with what is still to come unknown', async () => {
    const { state, deferred } = await read('defer', true);
    expect(deferred).toEqual({ reason: 3 });
    expect(decodeValue(state?.msgpack, TOY_SCHEMA)).toMatchObject({
      name: 'you',
      id: UNKNOWN,
      parts: UNKNOWN,
      language: UNKNOWN,
      filter: null,
    });
  });

  test('StopProvider ends every read at once, and later reads run again', async () => {
    const hanging = [read('hang'), read('hang')];
    await read('');
    expect(await toy.client.call(RPC.stopProvider, {})).toEqual({});
    for (const { diagnostics, state } of await Promise.all(hanging)) {
      expect(summaries(diagnostics)).toEqual(['Read was stopped']);
      expect(state).toBeUndefined();
    }
    expect((await read('')).diagnostics).toEqual([]);
  });

  test.each([RPC.getFunctions, RPC.getResourceIdentitySchemas])('$name answers nothing', async ({ name }) => {
    const answer = await toy.client.callBytes(`/tfplugin6.Provider/${name}`, new Uint8Array());
    expect(answer).toHaveLength(0);
  });

  test.each([
    [RPC.validateResourceConfig, 1],
    [RPC.upgradeResourceState, 2],
    [RPC.upgradeResourceIdentity, 2],
    [RPC.readResource, 2],
    [RPC.planResourceChange, 4],
    [RPC.applyResourceChange, 3],
    [RPC.importResourceState, 2],
    [RPC.moveResourceState, 2],
    [RPC.validateEphemeralResourceConfig, 1],
    [RPC.openEphemeralResource, 1],
    [RPC.renewEphemeralResource, 1],
    [RPC.closeEphemeralResource, 1],
    [RPC.callFunction, 2],
  ])('$name is refused, whatever its request holds', async ({ name }, field) => {
    const request = Buffer.from('0a0178', 'hex');
    const answer = await toy.client.callBytes(`/tfplugin6.Provider/${name}`, request);
    expect(answer[0]).toBe((field << 3) | 2);
    expect(answer.toString()).toContain(`Terraform called ${name}, but this provider has data sources only`);
  });

  test('an RPC that a later Terraform may know is unimplemented', async () => {
    const answer = toy.client.callBytes('/tfplugin6.Provider/ListResource', new Uint8Array());
    await expect(answer).rejects.toMatchObject({ code: 12 });
  });

  test.each([
    ['GetProviderSchema', 'ff'],
    ['StopProvider', '0a05'],
    ['ReadDataSource', '0a05'],
    ['ReadDataSource', '120a0a'],
    ['ConfigureProvider', 'ffffffffffffffffffffff'],
    ['ValidateDataResourceConfig', '12020aff'],
  ])('a malformed request of %s (%s) is an internal status, and the provider goes on', async (name, hex) => {
    const answer = toy.client.callBytes(`/tfplugin6.Provider/${name}`, Buffer.from(hex, 'hex'));
    await expect(answer).rejects.toMatchObject({
      code: 13,
      details: expect.stringContaining(`request of ${name} is malformed`),
    });
    expect((await read('')).diagnostics).toEqual([]);
  });

  test.each(['c1', '81', 'a178', 'dd7fffffff', 'dfffffffff'])(
    'a malformed value (%s) is one diagnostic',
    async (hex) => {
      const request = { typeName, config: { msgpack: Buffer.from(hex, 'hex') } };
      const { diagnostics } = await toy.client.call(RPC.readDataSource, request);
      expect(summaries(diagnostics)).toEqual([BUG]);
    },
  );
});

describe('what the provider is told', () => {
  async function withProvider(parts: Partial<ProviderDefinition>, act: (toy: ServedProvider) => Promise<void>) {
    const toy = await serveInProcess({ ...TOY_PROVIDER, ...parts });
    try {
      await act(toy);
    } finally {
      await toy.end();
    }
  }

  test('configure gets the whole configuration, unknown values too, and the version of Terraform', async () => {
    const configure = jest.fn((_: ObjectValue, context: ConfigureContext) => {
      expect(context.signal.aborted).toBe(false);
      return Promise.resolve([{ severity: 'error', summary: 'No', detail: 'Not so.' } as const]);
    });
    await withProvider({ configure }, async ({ client }) => {
      const value = { msgpack: encode({ token: new ExtData(0, new Uint8Array(1)), retries: null }) };
      const answer = await client.call(RPC.configureProvider, { config: value, terraformVersion: '1.11.4' });
      expect(summaries(answer.diagnostics)).toEqual(['No']);
      expect(configure).toHaveBeenCalledTimes(1);
      expect(configure.mock.calls[0]?.[0]).toEqual({ retries: null, token: UNKNOWN });
      expect(configure.mock.calls[0]?.[1].terraformVersion).toBe('1.11.4');
    });
  });

  test('a configure that hangs ends with StopProvider', async () => {
    let signal: AbortSignal | undefined;
    const begun = { tell: (): void => undefined };
    const hasBegun = new Promise<void>((resolve) => (begun.tell = resolve));
    const configure = (_: ObjectValue, context: ConfigureContext) => {
      signal = context.signal;
      begun.tell();
      return new Promise<never>(() => undefined);
    };
    await withProvider({ configure }, async ({ client }) => {
      const answer = client.call(RPC.configureProvider, {});
      await hasBegun;
      await client.call(RPC.stopProvider, {});
      expect(summaries((await answer).diagnostics)).toEqual(['Read was stopped']);
      expect(signal?.aborted).toBe(true);
    });
  });

  test('a read that the client gives up is aborted alone', async () => {
    const contexts: ReadContext[] = [];
    const steps = new EventTarget();
    const once = (step: string) => new Promise((resolve) => steps.addEventListener(step, resolve, { once: true }));
    const source = {
      schema: TOY_SCHEMA,
      validate: () => [],
      read: (_: ObjectValue, context: ReadContext) => {
        contexts.push(context);
        context.signal.addEventListener('abort', () => steps.dispatchEvent(new Event('aborted')));
        steps.dispatchEvent(new Event(`read ${contexts.length}`));
        return new Promise<never>(() => undefined);
      },
    };
    await withProvider({ dataSources: { [typeName]: source } }, async ({ client }) => {
      const controller = new AbortController();
      const first = once('read 1');
      const givenUp = client.call(RPC.readDataSource, { typeName, config: config({}) }, controller.signal);
      await first;
      const second = once('read 2');
      const kept = client.call(RPC.readDataSource, { typeName, config: config({}) });
      await second;
      const aborted = once('aborted');
      controller.abort();
      await expect(givenUp).rejects.toMatchObject({ code: 1 });
      await aborted;
      expect(contexts.map(({ signal }) => signal.aborted)).toEqual([true, false]);
      await client.call(RPC.stopProvider, {});
      expect(summaries((await kept).diagnostics)).toEqual(['Read was stopped']);
    });
  });

  test('a provider whose code can not be loaded says so to every call', async () => {
    const toy = await serveInProcess(TOY_PROVIDER, {
      load: () => {
        throw new Error('Cannot find the file\nRequire stack:');
      },
    });
    for (const rpc of [RPC.getProviderSchema, RPC.getMetadata]) {
      await expect(toy.client.call<object, unknown>(rpc, {})).rejects.toMatchObject({
        code: 13,
        details:
          'The provider could not load its own code: Cannot find the file. ' +
          'Install the provider again, then run terraform init.',
      });
    }
    await toy.end();
    expect(toy.host.exitCodes).toEqual([0]);
  });

  test('ready-made schema bytes are answered as they are', async () => {
    const schemaBytes = GetProviderSchemaResponse.encode({ serverCapabilities: {} }).finish();
    const toy = await serveInProcess(TOY_PROVIDER, { schemaBytes });
    const answer = await toy.client.callBytes('/tfplugin6.Provider/GetProviderSchema', new Uint8Array());
    expect(answer).toEqual(Buffer.from(schemaBytes));
    await toy.end();
  });
});
