// A gRPC server: plain, or with TLS and exactly one client certificate accepted.
import { constants as cryptoConstants } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer, type TlsOptions, type TLSSocket } from 'node:tls';
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
  /** Stops listening and ends every connection at once. */
  stop(): void;
}

export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const { tls } = options;
  const server = tls === undefined ? createPlainServer(options) : createTlsServer(options, tls);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
  });
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { server, stop };
}

function createPlainServer(options: GrpcServerOptions): Server {
  return createServer({ noDelay: true }, (socket) => serve(options, socket));
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
    noDelay: true,
  };
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
