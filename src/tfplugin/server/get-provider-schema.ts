// GetProviderSchema: bytes that are made once, at the latest when they are first asked for.
import { GetProviderSchemaResponse, ProviderDefinition } from '../proto/tfplugin6';
import { encodeProviderSchema } from '../schema/encode-provider-schema';
import type { UnaryMethod } from '../transport/grpc-method';
import type { ServerContext } from './server-context';
import { decodeRequest, orDiagnostic } from './unary-rpc';

const RPC = ProviderDefinition.methods.getProviderSchema;

export function getProviderSchema({ provider, logger }: ServerContext): UnaryMethod {
  let bytes: Uint8Array | undefined;
  const makeBytes = () => (bytes ??= encodeProviderSchema(provider));
  return {
    kind: 'unary',
    handle: async (request) => {
      decodeRequest(RPC, request);
      const answer = await orDiagnostic(RPC.name, logger, makeBytes);
      return answer instanceof Uint8Array ? answer : GetProviderSchemaResponse.encode(answer).finish();
    },
  };
}
