// A request by Node's own HTTP/2 client, with all of its answer.
import type { ClientHttp2Session, IncomingHttpHeaders } from 'node:http2';

export interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly trailers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export function nodeRequest(on: ClientHttp2Session, headers: Record<string, string>, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = on.request({ ':method': 'POST', ...headers });
    const chunks: Buffer[] = [];
    let answer = {};
    let trailers = {};
    stream.on('response', (received) => (answer = received));
    stream.on('trailers', (received) => (trailers = received));
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('close', () => resolve({ headers: answer, trailers, body: Buffer.concat(chunks) }));
    stream.on('error', reject);
    stream.end(body);
  });
}
