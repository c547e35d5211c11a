// What the transport knows of a method: bytes in, bytes out.

/** The call as its handler sees it. */
export interface Call {
  /** Calls back when the client gives the call up before it is answered, at once where it has. */
  onCancel(listener: () => void): void;
}

/** One request, one answer. What `handle` throws becomes a gRPC status. */
export interface UnaryMethod {
  readonly kind: 'unary';
  handle(request: Uint8Array, call: Call): Uint8Array | Promise<Uint8Array>;
  /** Called when the answer has been written. */
  onAnswered?(): void;
}

/** A stream of answers that stays open and silent until the client closes it. */
export interface SilentStreamMethod {
  readonly kind: 'silent stream';
}

export type GrpcMethod = UnaryMethod | SilentStreamMethod;

/** Path (`/package.Service/Method`) → method. */
export type GrpcMethods = ReadonlyMap<string, GrpcMethod>;

/** What answers a path, if anything does. */
export type FindMethod = (path: string) => GrpcMethod | undefined;
