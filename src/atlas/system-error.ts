// Reads what node throws, by form: an error may come from another realm, where `instanceof` fails.

/** Node's or the system's code, such as ECONNREFUSED; empty where there is none. */
export function systemCode(reason: unknown): string {
  const code = memberOf(reason, 'code');
  return typeof code === 'string' ? code : '';
}

/** The message; an error over several addresses of one host has none of its own, its parts do. */
export function systemMessage(reason: unknown): string {
  const parts = memberOf(reason, 'errors');
  const message = memberOf(Array.isArray(parts) && parts.length > 0 ? parts[0] : reason, 'message');
  const text = typeof message === 'string' ? message.trim() : '';
  return text === '' ? systemCode(reason) || 'no reason given' : text;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
