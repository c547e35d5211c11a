// The services beside the provider's own: health, standard output, and the request to end.
import type { GrpcMethods } from '../transport/grpc-method';

/** A HealthCheckResponse: its one field says SERVING. Written out, so that a start needs no message code. */
const SERVING = Uint8Array.of(0x08, 0x01);

/** `onShutdown` is called when the answer to Shutdown has been written. */
export function pluginMethods(onShutdown: () => void): GrpcMethods {
  return new Map([
    ['/grpc.health.v1.Health/Check', { kind: 'unary', handle: () => SERVING }],
    ['/plugin.GRPCController/Shutdown', { kind: 'unary', handle: () => new Uint8Array(), onAnswered: onShutdown }],
    ['/plugin.GRPCStdio/StreamStdio', { kind: 'silent stream' }],
  ]);
}
