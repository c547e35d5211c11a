// The services beside the provider's own: health, standard output, and the request to end.
import { GRPCControllerDefinition, GRPCStdioDefinition } from '../proto/go_plugin';
import { HealthCheckResponse, HealthCheckResponse_ServingStatus, HealthDefinition } from '../proto/health';
import type { GrpcMethods } from '../transport/grpc-method';

/** `onShutdown` is called when the answer to Shutdown has been written. */
export function pluginMethods(onShutdown: () => void): GrpcMethods {
  const serving = HealthCheckResponse.encode({ status: HealthCheckResponse_ServingStatus.SERVING }).finish();
  return new Map([
    [pathOf(HealthDefinition, HealthDefinition.methods.check), { kind: 'unary', handle: () => serving }],
    [
      pathOf(GRPCControllerDefinition, GRPCControllerDefinition.methods.shutdown),
      { kind: 'unary', handle: () => new Uint8Array(), onAnswered: onShutdown },
    ],
    [pathOf(GRPCStdioDefinition, GRPCStdioDefinition.methods.streamStdio), { kind: 'silent stream' }],
  ]);
}

function pathOf({ fullName }: { fullName: string }, { name }: { name: string }): string {
  return `/${fullName}/${name}`;
}
