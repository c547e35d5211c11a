// The client's half of a gRPC connection to a plugin, on bare node:http2, so that little of the time is its own.
import { connect, constants, type ClientHttp2Session } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import type { Certificate } from '../../src/tfplugin/certificate/make-certificate';
import { toPem } from '../../src/tfplugin/certificate/pem';

const PREFIX_BYTES = 5;

export interface GrpcSession {
  /** One unary call, in bytes; throws where its status is not OK. */
  call(path: string, request: Uint8Array): Promise<Buffer>;
  close(): void;
}

/** Connects to what the handshake line names; settles when the server's settings are there. */
export function openSession(handshake: string, identity: Certificate): Promise<GrpcSession> {
  const [, , , socketPath = '', , certificate = ''] = handshake.trim().split('|');
  const socket = () =>
    connectTls({
      path: socketPath,
      servername: 'localhost',
      ALPNProtocols: ['h2'],
      ca: toPem('CERTIFICATE', Buffer.from(certificate, 'base64')),
      cert: identity.certificatePem,
      key: identity.keyPem,
    });
  return new Promise((resolve, reject) => {
    const session = connect('https://localhost', { createConnection: socket });
    session.once('error', reject);
    session.once('close', () => reject(new Error('The provider closed the connection')));
    session.once('remoteSettings', () =>
      resolve({ call: (path, request) => call(session, path, request), close: () => session.destroy() }),
    );
  });
}

function call(session: ClientHttp2Session, path: string, request: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/grpc', te: 'trailers' };
    const stream = session.request({ ':method': 'POST', ':path': path, ...headers });
    const chunks: Buffer[] = [];
    let status: unknown;
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    for (const event of ['response', 'trailers']) {
      stream.on(event, (fields: Record<string, unknown>) => (status = fields['grpc-status'] ?? status));
    }
    stream.once('error', reject);
    stream.once('end', () => {
      if (status === '0') resolve(Buffer.concat(chunks).subarray(PREFIX_BYTES));
      else reject(new Error(`${path} ended with gRPC status ${String(status)}`));
    });
    const prefix = Buffer.alloc(PREFIX_BYTES);
    prefix.writeUInt32BE(request.length, 1);
    stream.end(Buffer.concat([prefix, request]));
    stream.once('close', () => stream.rstCode !== constants.NGHTTP2_NO_ERROR && reject(new Error(`${path} was reset`)));
  });
}
