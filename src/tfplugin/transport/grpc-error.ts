// A call that ends with a gRPC status other than OK.

export const GrpcStatus = {
  OK: 0,
  RESOURCE_EXHAUSTED: 8,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
} as const;

export type GrpcStatusCode = (typeof GrpcStatus)[keyof typeof GrpcStatus];

export class GrpcError extends Error {
  public constructor(
    public readonly status: GrpcStatusCode,
    message: string,
  ) {
    super(message);
    this.name = 'GrpcError';
  }

  public static unknownMethod(path: string): GrpcError {
    return new GrpcError(GrpcStatus.UNIMPLEMENTED, `The method ${path} is not known.`);
  }

  /** The status to answer with when this was thrown. */
  public static from(reason: unknown): GrpcError {
    if (isGrpcError(reason)) return reason;
    return new GrpcError(GrpcStatus.INTERNAL, reason instanceof Error ? reason.message : String(reason));
  }
}

/** By its form: code that is bundled into a file of its own throws a class of its own. */
function isGrpcError(reason: unknown): reason is GrpcError {
  return reason instanceof Error && reason.name === 'GrpcError';
}
