// Reads what node throws, by form: an error may come from another realm, where `instanceof` fails.
import { membersOf } from './members-of';

/** Node's or the system's code, such as ECONNREFUSED; empty where there is none. */
export function systemCode(reason: unknown): string {
  const code = membersOf(reason).code;
  return typeof code === 'string' ? code : '';
}

/** The message; an error over several addresses of one host has none of its own, its parts do. */
export function systemMessage(reason: unknown): string {
  const parts = membersOf(reason).errors;
  const message = membersOf(Array.isArray(parts) && parts.length > 0 ? parts[0] : reason).message;
  const text = typeof message === 'string' ? message.trim() : '';
  return text === '' ? systemCode(reason) || 'no reason given' : text;
}
