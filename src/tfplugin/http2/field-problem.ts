// What a header field may be, in headers and trailers alike (RFC 9113, section 8.2).
import type { HeaderField } from './hpack/header-field';

const NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const FORBIDDEN_IN_VALUE = /[\0\r\n]|^[ \t]|[ \t]$/;
const OF_THE_CONNECTION = ['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

/** What is wrong with a field that is no pseudo-header, if anything is. */
export function fieldProblem([name, value]: HeaderField): string | undefined {
  if (!NAME.test(name)) return 'A header has a name that is not allowed.';
  if (FORBIDDEN_IN_VALUE.test(value)) return `The header ${name} has a value that is not allowed.`;
  if (OF_THE_CONNECTION.includes(name)) return `The header ${name} is about the connection.`;
  if (name === 'te' && value !== 'trailers') return 'The header te is not trailers.';
  return undefined;
}
