// A gRPC server: plain, or with TLS and exactly one client certificate accepted.
import { constants as cryptoConstants } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { TlsOptions, TLSSocket } from 'node:tls';
import { ServerConnection } from '../http2/server-connection';
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
  /** A client has been let in, and has shown that it speaks HTTP/2. */
  onSession(): void;
  onSessionClosed(): void;
}

export interface GrpcServer {
  readonly server: Server;
  /** Makes ahead what the first client needs. */
  prepare(): void;
  /** Stops listening and ends every connection at once. */
  stop(): void;
}

export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const sockets = new Set<Socket>();
  const accept = lazyAccept(options);
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    accept()(socket);
  });
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { server, prepare: () => void accept(), stop };
}

/** What takes a socket that has connected. TLS is loaded after the handshake line is out, while the client connects. */
function lazyAccept(options: GrpcServerOptions): () => (socket: Socket) => void {
  const { tls } = options;
  if (tls === undefined) return () => (socket) => serve(options, socket);
  let secure: Server | undefined;
  return () => {
    const server = (secure ??= createTlsServer(options, tls));
    return (socket) => void server.emit('connection', socket);
  };
}

/** An empty `ca` keeps Node from building its store of public authorities; the certificate is compared instead. */
function createTlsServer(options: GrpcServerOptions, tls: TlsIdentity): Server {
  const settings: TlsOptions = {
    cert: tls.certificatePem,
    key: tls.keyPem,
    ca: [],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    secureOptions: cryptoConstants.SSL_OP_NO_TICKET,
    ALPNProtocols: ['h2'],
  };
  const { createServer: createSecureServer } = require('node:tls') as typeof import('node:tls');
  return createSecureServer(settings, (socket) => {
    if (isClient(socket, tls)) serve(options, socket);
    else socket.destroy();
  });
}

function isClient(socket: TLSSocket, { clientCertificate }: TlsIdentity): boolean {
  const { raw } = socket.getPeerCertificate();
  const isKnown = (raw as Buffer | undefined)?.equals(clientCertificate) === true;
  return isKnown && socket.alpnProtocol === 'h2';
}

/** A client that sends nothing is no session: it neither keeps the process alive nor ends it. */
function serve({ findMethod, onSession, onSessionClosed }: GrpcServerOptions, socket: Socket): void {
  const onReady = () => {
    onSession();
    socket.once('close', onSessionClosed);
  };
  new ServerConnection(socket, { onStream: (stream, head) => answerStream(findMethod, stream, head), onReady });
}
