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
  return toAnswer(result, source.schema, value);
}

function toAnswer(result: ReadResult, schema: BlockSchema, config: ObjectValue): ReadDataSourceResponse {
  const diagnostics = result.diagnostics?.map(toProtoDiagnostic);
  if ('deferred' in result) {
    const state = encode(withUnknowns(schema, config), schema);
    return { state, diagnostics, deferred: { reason: REASONS[result.deferred] } };
  }
  if (!('state' in result)) return { diagnostics };
  if (!isWhollyKnown(result.state)) throw new TypeError('The state of a data source holds an unknown value.');
  return { state: encode(result.state, schema), diagnostics };
}

function encode(state: ObjectValue, schema: BlockSchema): { msgpack: Uint8Array } {
  const { encodeValue } = require('../values/encode-value') as typeof import('../values/encode-value');
  return { msgpack: encodeValue(state, schema) };
}

/** The configuration with everything that a later read will fill in marked as unknown. */
function withUnknowns(schema: BlockSchema, config: ObjectValue): ObjectValue {
  const toFill = Object.keys(schema.attributes).filter(
    (name) => schema.attributes[name]?.computed === true && config[name] === null,
  );
  return { ...config, ...Object.fromEntries(toFill.map((name) => [name, UNKNOWN])) };
}
