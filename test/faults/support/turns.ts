// The turns that rows are made of: whole answers, and answers that break off, drag on or never come.
import { STATUS_CODES } from 'node:http';
import type { Line, Script, Turn } from './fault-server';

export interface AnswerParts {
  readonly status?: number;
  /** A list is sent as one header for each of its values. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

const JSON_TYPE = { 'Content-Type': 'application/vnd.atlas.2023-01-01+json;charset=utf-8' };

/** One after the other, and the last for all that come later. */
export function inTurn(...turns: readonly [Turn, ...Turn[]]): Script {
  let next = 0;
  return () => turns[Math.min(next++, turns.length - 1)] ?? turns[0];
}

/** `token` for requests that mint a token, `job` for all others. */
export function forTokens(token: Script, job: Script): Script {
  return (asked) => (asked.target === '/api/oauth/token' ? token : job)(asked);
}

/** The turns of the cluster that is asked about, one for each request; `otherwise` for all other clusters. */
export function forClusters(cases: readonly { readonly name: string; readonly turn: Turn }[], otherwise: Turn): Script {
  const turns = new Map(cases.map(({ name, turn }) => [name, turn]));
  return (asked) => turns.get(/\/clusters\/([^/]+)\//.exec(asked.target)?.[1] ?? '') ?? otherwise;
}

/** A whole answer; a text is sent as it is, all else as JSON. */
export function answer(body: unknown, { status = 200, headers = {} }: AnswerParts = {}): Turn {
  return (line) => line.send(whole(asBytes(body), status, { ...JSON_TYPE, ...headers }));
}

export function page(html: string, parts: AnswerParts = {}): Turn {
  return answer(html, { ...parts, headers: { 'Content-Type': 'text/html', ...parts.headers } });
}

export function failure(
  status: number,
  errorCode: string,
  parts: AnswerParts & { readonly detail?: string } = {},
): Turn {
  const { detail = 'A sentence of the server.', headers } = parts;
  return answer({ error: status, errorCode, detail }, { status, headers });
}

/** A failure that tells what the client proved itself with. */
export function echo(status: number, errorCode: string): Turn {
  return (line, asked) => {
    const detail = `You sent ${asked.headers.authorization}.`;
    failure(status, errorCode, { detail })(line, asked);
  };
}

/** Sends this, and cuts the connection. */
export function resetAfter(bytes: string): Turn {
  return (line) => {
    if (bytes !== '') line.send(bytes);
    line.reset();
  };
}

/** Sends this, and says that it was all. */
export function endAfter(bytes: string): Turn {
  return (line) => {
    line.send(bytes);
    line.end();
  };
}

/** Sends this, and then nothing any more. */
export function silentAfter(bytes: string): Turn {
  return (line) => {
    if (bytes !== '') line.send(bytes);
    line.hold();
  };
}

/** A whole answer of so many spaces, which take no memory here. */
export function flood(bytes: number, status = 200): Turn {
  const piece = Buffer.alloc(64 * 1024, ' ');
  function* pieces(): Generator<Buffer> {
    yield Buffer.from(head(bytes, status));
    for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, left);
  }
  return (line) => line.pour(pieces());
}

/** Sends the pieces so many milliseconds apart, the first at once. */
export function drip(pieces: readonly string[], milliseconds: number): Turn {
  const send = (line: Line, [piece = '', ...rest]: readonly string[]): void => {
    line.send(piece);
    if (rest.length > 0) line.later(milliseconds, () => send(line, rest));
  };
  return (line) => send(line, pieces);
}

/** Status line and headers of an answer with a body of `length` bytes. */
export function head(length: number, status = 200, headers: AnswerParts['headers'] = JSON_TYPE): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`));
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Odd'}`;
  return [first, ...lines, `Content-Length: ${length}`, '', ''].join('\r\n');
}

function whole(body: Buffer, status: number, headers: NonNullable<AnswerParts['headers']>): Buffer {
  return Buffer.concat([Buffer.from(head(body.length, status, headers), 'latin1'), body]);
}

function asBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
