// A gRPC server on node:http2: plain, or with TLS and exactly one client certificate accepted.
import { constants as cryptoConstants } from 'node:crypto';
import {
  createSecureServer,
  createServer,
  type Http2Server,
  type Http2Session,
  type ServerHttp2Session,
} from 'node:http2';
import type { Server, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { answerStream } from './answer-stream';
import type { FindMethod } from './grpc-method';

/** Both ends of mutual TLS. */
export interface TlsIdentity {
  readonly certificatePem: string;
  readonly keyPem: string;
  /** The only client certificate that is let in, in DER. */
  readonly clientCertificate: Buffer;
}

export interface GrpcServerOptions {
  readonly findMethod: FindMethod;
  readonly tls?: TlsIdentity;
  /** A client has been let in. */
  onSession(): void;
  onSessionClosed(): void;
}

export interface GrpcServer {
  readonly server: Server;
  /** Stops listening and ends every session at once. */
  stop(): void;
}

/** Megabytes that one session may hold: a message of the greatest length fits, with room for those beside it. */
const SESSION_MEMORY = 256;

export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const { findMethod, tls, onSession, onSessionClosed } = options;
  const sessions = new Set<Http2Session>();
  const server = tls === undefined ? createServer({ maxSessionMemory: SESSION_MEMORY }) : createTlsServer(tls);
  server.on('session', (session: ServerHttp2Session) => {
    session.on('error', () => undefined);
    if (tls !== undefined && !isClient(session, tls)) return session.destroy();
    sessions.add(session);
    onSession();
    session.once('close', () => sessions.delete(session) && onSessionClosed());
  });
  server.on('stream', (stream, headers) => answerStream(findMethod, stream, headers));
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
  });
  const stop = () => {
    server.close();
    for (const session of sessions) session.destroy();
    for (const socket of sockets) socket.destroy();
  };
  return { server, stop };
}

/** An empty `ca` keeps Node from building its store of public authorities; the certificate is compared instead. */
function createTlsServer({ certificatePem, keyPem }: TlsIdentity): Http2Server {
  return createSecureServer({
    cert: certificatePem,
    key: keyPem,
    ca: [],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    secureOptions: cryptoConstants.SSL_OP_NO_TICKET,
    maxSessionMemory: SESSION_MEMORY,
  });
}

function isClient(session: ServerHttp2Session, { clientCertificate }: TlsIdentity): boolean {
  const { raw } = (session.socket as TLSSocket).getPeerCertificate();
  return (raw as Buffer | undefined)?.equals(clientCertificate) === true;
}
