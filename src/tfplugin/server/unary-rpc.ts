// An RPC of the provider as the transport serves it: messages decoded and encoded, what is thrown told as a diagnostic.
import { AtlasError } from '../../errors/atlas-error';
import { fromThrown } from '../diagnostics/from-atlas-error';
import { toProtoDiagnostic } from '../diagnostics/to-proto-diagnostic';
import type { Logger } from '../logs/logger';
import type { Diagnostic as ProtoDiagnostic, MessageFns } from '../proto/tfplugin6';
import { GrpcError, GrpcStatus } from '../transport/grpc-error';
import type { Call, UnaryMethod } from '../transport/grpc-method';

/** The generated description of an RPC. */
export interface Rpc<Request, Answer> {
  readonly name: string;
  readonly requestType: MessageFns<Request>;
  readonly responseType: MessageFns<Answer>;
}

export interface WithDiagnostics {
  diagnostics?: ProtoDiagnostic[];
}

export function unaryRpc<Request, Answer extends WithDiagnostics>(
  rpc: Rpc<Request, Answer>,
  logger: Logger,
  handle: (request: Request, call: Call) => Answer | Promise<Answer>,
): UnaryMethod {
  return {
    kind: 'unary',
    handle: async (bytes, call) => {
      const request = decodeRequest(rpc, bytes);
      const answer = await orDiagnostic(rpc.name, logger, () => handle(request, call));
      return rpc.responseType.encode(answer as Answer).finish();
    },
  };
}

/** Throws INTERNAL where the bytes are no such message. */
export function decodeRequest<Request>({ name, requestType }: Rpc<Request, unknown>, bytes: Uint8Array): Request {
  try {
    return requestType.decode(bytes);
  } catch (reason) {
    throw new GrpcError(GrpcStatus.INTERNAL, `The request of ${name} is malformed: ${GrpcError.from(reason).message}`);
  }
}

/** What `work` gives, or what it throws as an answer that holds one diagnostic. */
export async function orDiagnostic<Answer>(
  name: string,
  logger: Logger,
  work: () => Answer | Promise<Answer>,
): Promise<Answer | WithDiagnostics> {
  try {
    return await work();
  } catch (reason) {
    if (!(reason instanceof AtlasError) || reason.code === 'INTERNAL') logBug(name, logger, reason);
    return { diagnostics: [toProtoDiagnostic(fromThrown(reason))] };
  }
}

function logBug(name: string, logger: Logger, reason: unknown): void {
  const stack = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  logger.log('error', `${name} failed: ${stack}`);
}
