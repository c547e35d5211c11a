// Collects the body of an answer, decompressed, and never more of it than the limit.
import type { IncomingMessage } from 'node:http';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import type { Redact } from './redactor';
import type { AtlasRequest } from './send';
import { systemCode } from './system-error';

/** Bytes of one answer, on the wire as well as decompressed: 500 jobs of a list page take about 300 KiB. */
export const LARGEST_ANSWER = 8 * 1024 * 1024;

export interface BodyReader {
  /** Called for each piece that comes. */
  readonly alive: () => void;
  readonly redact: Redact;
}

/** The body's text. */
export async function readBody(answer: IncomingMessage, request: AtlasRequest, reader: BodyReader): Promise<string> {
  const bytes = await collect(answer, request, reader.alive);
  const encoding = (answer.headers['content-encoding'] ?? '').trim();
  if (/^(?:identity)?$/i.test(encoding) || bytes.length === 0) return bytes.toString('utf8');
  return (await decompress(bytes, reader.redact(encoding), request)).toString('utf8');
}

function collect(answer: IncomingMessage, request: AtlasRequest, alive: () => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    answer.on('data', (piece: Buffer) => {
      alive();
      size += piece.length;
      if (size > LARGEST_ANSWER) return reject(tooLarge(request));
      pieces.push(piece);
    });
    answer.once('end', () => resolve(Buffer.concat(pieces, size)));
    answer.on('error', reject);
  });
}

type Inflate = (
  bytes: Buffer,
  options: { maxOutputLength: number },
  done: (reason: Error | null, out: Buffer) => void,
) => void;

function decompress(bytes: Buffer, encoding: string, request: AtlasRequest): Promise<Buffer> {
  const inflate = inflaterOf(bytes, encoding.toLowerCase());
  if (inflate === undefined) throw unreadable(request, `Its content encoding ${quote(encoding)} was not asked for`);
  return new Promise((resolve, reject) => {
    inflate(bytes, { maxOutputLength: LARGEST_ANSWER }, (reason, out) => {
      if (reason === null) return resolve(out);
      const large = systemCode(reason) === 'ERR_BUFFER_TOO_LARGE';
      reject(large ? tooLarge(request) : unreadable(request, `Its ${encoding} compression is damaged`));
    });
  });
}

function inflaterOf(bytes: Buffer, encoding: string): Inflate | undefined {
  const zlib = require('node:zlib') as typeof import('node:zlib');
  if (encoding === 'gzip' || encoding === 'x-gzip') return zlib.gunzip;
  if (encoding === 'br') return zlib.brotliDecompress;
  if (encoding !== 'deflate') return undefined;
  // Some servers leave out the zlib header that "deflate" stands for; its low half is always 8.
  return ((bytes[0] ?? 0) & 0x0f) === 8 ? zlib.inflate : zlib.inflateRaw;
}

function tooLarge({ method, path }: AtlasRequest): AtlasError {
  return new AtlasError('ANSWER_TOO_LARGE', {
    what: `The answer to ${method} ${path} is larger than ${LARGEST_ANSWER / 1024 / 1024} MiB`,
    fix: 'Check that the base URL is that of the Atlas Admin API',
    http: { method, path },
  });
}

function unreadable({ method, path }: AtlasRequest, why: string): AtlasError {
  return new AtlasError('ANSWER_NOT_JSON', {
    what: `The answer to ${method} ${path} cannot be read`,
    why,
    fix: 'Try again; if it stays so, look at the proxy between this machine and Atlas',
    http: { method, path },
  });
}
