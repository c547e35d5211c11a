// The text of a gRPC status as a header may carry it.

/** Percent-encodes `%` and everything outside of printable ASCII, as UTF-8; nothing else. */
export function encodeGrpcMessage(text: string): string {
  return text.replace(/[^\x20-\x24\x26-\x7e]+/g, (part) =>
    Buffer.from(part).reduce((encoded, byte) => `${encoded}%${byte.toString(16).toUpperCase().padStart(2, '0')}`, ''),
  );
}
