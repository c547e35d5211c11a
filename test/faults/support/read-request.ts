// Reads the requests of a client out of the bytes that it sent.

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The first whole request, and how many bytes it has; undefined where it is not all there. */
export function readRequest(bytes: Buffer): { readonly asked: Asked; readonly length: number } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = Object.fromEntries(lines.map(readHeader));
  const length = end + 4 + Number(headers['content-length'] ?? 0);
  if (bytes.length < length) return undefined;
  return { asked: { method, target, headers, body: bytes.subarray(end + 4, length).toString() }, length };
}

/** In one line, for comparison: the method, what is asked for, and how the client proves who it is, a digest with its count. */
export function summaryOf({ method, target, headers }: Asked, proof = 'authorization'): string {
  const authorization = headers[proof] ?? '';
  const [scheme = ''] = authorization.split(' ');
  const [, count = ''] = /\bnc=0*([0-9a-f]+)/.exec(authorization) ?? [];
  return [method, whatOf(target), scheme, count].filter((word) => word !== '').join(' ');
}

function whatOf(target: string): string {
  const [, page] = /\/backup\/exports\?pageNum=(\d+)/.exec(target) ?? [];
  if (page !== undefined) return `page ${page}`;
  return target.includes('/backup/exports/') ? 'job' : (/token$|revoke$/.exec(target)?.[0] ?? target);
}

function readHeader(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
