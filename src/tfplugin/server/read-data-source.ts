// ReadDataSource: the configuration in, the state out.
import { toProtoDiagnostic } from '../diagnostics/to-proto-diagnostic';
import { Deferred_Reason, type ReadDataSourceRequest, type ReadDataSourceResponse } from '../proto/tfplugin6';
import type { DeferralReason, ReadResult } from '../provider-definition';
import type { BlockSchema } from '../schema/block-schema';
import type { Call } from '../transport/grpc-method';
import { isWhollyKnown, UNKNOWN, type ObjectValue } from '../values/value';
import { findDataSource } from './find-data-source';
import { readConfig } from './read-config';
import type { ServerContext } from './server-context';

const REASONS: Readonly<Record<DeferralReason, Deferred_Reason>> = {
  'data source config unknown': Deferred_Reason.RESOURCE_CONFIG_UNKNOWN,
  'provider config unknown': Deferred_Reason.PROVIDER_CONFIG_UNKNOWN,
  'absent prerequisite': Deferred_Reason.ABSENT_PREREQ,
};

export async function readDataSource(
  context: ServerContext,
  { typeName, config, clientCapabilities }: ReadDataSourceRequest,
  call: Call,
): Promise<ReadDataSourceResponse> {
  context.onRead();
  const source = findDataSource(context, typeName);
  const value = readConfig(config, source.schema);
  const deferralAllowed = clientCapabilities?.deferralAllowed === true;
  const result = await context.running.run(call, (signal) => source.read(value, { signal, deferralAllowed }));
  if ('deferred' in result && !deferralAllowed) {
    throw new TypeError(`${typeName} was deferred, which this Terraform does not accept.`);
  }
  if ('state' in result) return toState(context, result, source.schema);
  return toAnswer(result, source.schema, value);
}

type Read = Extract<ReadResult, { readonly state: ObjectValue }>;

function toState(
  { encoded }: ServerContext,
  { state, diagnostics }: Read,
  schema: BlockSchema,
): ReadDataSourceResponse {
  const msgpack = encoded.get(state) ?? encodeKnown(state, schema);
  encoded.set(state, msgpack);
  return { state: { msgpack }, diagnostics: diagnostics?.map(toProtoDiagnostic) };
}

function toAnswer(result: Exclude<ReadResult, Read>, schema: BlockSchema, config: ObjectValue): ReadDataSourceResponse {
  const diagnostics = result.diagnostics?.map(toProtoDiagnostic);
  if (!('deferred' in result)) return { diagnostics };
  const msgpack = encode(withUnknowns(schema, config), schema);
  return { state: { msgpack }, diagnostics, deferred: { reason: REASONS[result.deferred] } };
}

function encodeKnown(state: ObjectValue, schema: BlockSchema): Uint8Array {
  if (!isWhollyKnown(state)) throw new TypeError('The state of a data source holds an unknown value.');
  return encode(state, schema);
}

function encode(state: ObjectValue, schema: BlockSchema): Uint8Array {
  const { encodeValue } = require('../values/encode-value') as typeof import('../values/encode-value');
  return encodeValue(state, schema);
}

/** The configuration with everything that a later read will fill in marked as unknown. */
function withUnknowns(schema: BlockSchema, config: ObjectValue): ObjectValue {
  const toFill = Object.keys(schema.attributes).filter(
    (name) => schema.attributes[name]?.computed === true && config[name] === null,
  );
  return { ...config, ...Object.fromEntries(toFill.map((name) => [name, UNKNOWN])) };
}
