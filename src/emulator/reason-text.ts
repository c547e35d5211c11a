// The first line of what was thrown; an error may come from another realm, so its class tells nothing.

export function reasonText(reason: unknown): string {
  const isError = typeof reason === 'object' && reason !== null && 'message' in reason;
  return String(isError ? reason.message : reason).split('\n')[0] ?? '';
}
