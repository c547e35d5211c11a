// A request's header fields, checked (RFC 9113, section 8.3).
import { ErrorCode } from './error-code';
import { fieldProblem } from './field-problem';
import type { HeaderField } from './hpack/header-field';
import { StreamError } from './stream-error';

export interface RequestHead {
  readonly method: string;
  /** Empty for CONNECT. */
  readonly path: string;
  /** Names in lower case; a header that comes more than once has its values joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly contentLength: number | undefined;
}

const PSEUDO_HEADERS = [':method', ':scheme', ':authority', ':path'];
const METHOD = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const PATH = /^(?:\/[\x21-\x7e]*|\*)$/;
const CONTENT_LENGTH = /^\d{1,15}$/;

/** Throws a StreamError where the request is malformed. */
export function readRequestHead(streamId: number, fields: readonly HeaderField[]): RequestHead {
  const malformed = (message: string) => new StreamError(streamId, ErrorCode.PROTOCOL_ERROR, message);
  const pseudo = new Map<string, string>();
  const headers = new Map<string, string>();
  for (const [name, value] of fields) {
    const problem = name.startsWith(':') ? pseudoProblem(name, pseudo, headers) : fieldProblem([name, value]);
    if (problem !== undefined) throw malformed(problem);
    const target = name.startsWith(':') ? pseudo : headers;
    const before = target.get(name);
    target.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  const problem = targetProblem(pseudo) ?? lengthProblem(headers);
  if (problem !== undefined) throw malformed(problem);
  const length = headers.get('content-length');
  return {
    method: pseudo.get(':method') ?? '',
    path: pseudo.get(':path') ?? '',
    headers,
    contentLength: length === undefined ? undefined : Number(length),
  };
}

/** Throws a StreamError where what follows the body can't be trailers. */
export function checkTrailers(streamId: number, fields: readonly HeaderField[]): void {
  for (const field of fields) {
    const problem = fieldProblem(field);
    if (problem !== undefined) throw new StreamError(streamId, ErrorCode.PROTOCOL_ERROR, problem);
  }
}

type Fields = ReadonlyMap<string, string>;

function pseudoProblem(name: string, pseudo: Fields, headers: Fields): string | undefined {
  if (!PSEUDO_HEADERS.includes(name)) return 'A pseudo-header is not known.';
  if (pseudo.has(name)) return `The pseudo-header ${name} comes twice.`;
  return headers.size > 0 ? `The pseudo-header ${name} comes after other headers.` : undefined;
}

function targetProblem(pseudo: Fields): string | undefined {
  const method = pseudo.get(':method') ?? '';
  if (!METHOD.test(method)) return 'The pseudo-header :method is missing or not allowed.';
  if (method === 'CONNECT') {
    const isTunnel = pseudo.has(':authority') && !pseudo.has(':scheme') && !pseudo.has(':path');
    return isTunnel ? undefined : 'CONNECT has :authority and no other target.';
  }
  if (!pseudo.get(':scheme')) return 'The pseudo-header :scheme is missing.';
  return PATH.test(pseudo.get(':path') ?? '') ? undefined : 'The pseudo-header :path is missing or not allowed.';
}

function lengthProblem(headers: Fields): string | undefined {
  const length = headers.get('content-length');
  return length === undefined || CONTENT_LENGTH.test(length) ? undefined : 'The header content-length is no number.';
}
