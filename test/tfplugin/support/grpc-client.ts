// A client of a provider that has printed its handshake: grpc-js, which shares no code with the server.
import { Client, credentials, Metadata, type ChannelCredentials, type ServiceError } from '@grpc/grpc-js';
import type { Certificate } from '../../../src/tfplugin/certificate/make-certificate';
import { toPem } from '../../../src/tfplugin/certificate/pem';
import { ProviderDefinition, type MessageFns } from '../../../src/tfplugin/proto/tfplugin6';

export interface Rpc<Request, Answer> {
  readonly name: string;
  readonly requestType: MessageFns<Request>;
  readonly responseType: MessageFns<Answer>;
}

export interface GrpcClient {
  /** One RPC of `tfplugin6.Provider`; rejects with grpc-js's ServiceError. */
  call<Request, Answer>(rpc: Rpc<Request, Answer>, request: Request, signal?: AbortSignal): Promise<Answer>;
  /** Any unary method, in bytes. */
  callBytes(path: string, request: Uint8Array, signal?: AbortSignal): Promise<Buffer>;
  readonly client: Client;
  close(): void;
}

/** Every RPC of the provider, to hand to `call`. */
export const RPC = ProviderDefinition.methods;

/** `handshake` is the line that the provider printed; `identity` what its PLUGIN_CLIENT_CERT was made from. */
export function grpcClient(handshake: string, identity?: Certificate): GrpcClient {
  const [, , network = '', address = '', , certificate] = handshake.trim().split('|');
  const target = network === 'unix' ? `unix:${address}` : address;
  const client = new Client(target, credentialsFor(certificate, identity), {
    'grpc.ssl_target_name_override': 'localhost',
    'grpc.default_authority': 'localhost',
    'grpc.enable_retries': 0,
  });
  const callBytes = unaryCall(client);
  return {
    client,
    callBytes,
    call: async (rpc, request, signal) => {
      const bytes = rpc.requestType.encode(request).finish();
      return rpc.responseType.decode(await callBytes(`/${ProviderDefinition.fullName}/${rpc.name}`, bytes, signal));
    },
    close: () => client.close(),
  };
}

function unaryCall(client: Client): GrpcClient['callBytes'] {
  return (path, request, signal) =>
    new Promise((resolve, reject) => {
      const answer = (error: ServiceError | null, value?: Buffer) => (error ? reject(error) : resolve(value as Buffer));
      const deadline = Date.now() + 20_000;
      const asIs = (bytes: Buffer) => bytes;
      const call = client.makeUnaryRequest(
        path,
        asIs,
        asIs,
        Buffer.from(request),
        new Metadata(),
        { deadline },
        answer,
      );
      signal?.addEventListener('abort', () => call.cancel());
    });
}

function credentialsFor(certificate: string | undefined, identity: Certificate | undefined): ChannelCredentials {
  if (certificate === undefined) return credentials.createInsecure();
  const root = Buffer.from(toPem('CERTIFICATE', Buffer.from(certificate, 'base64')));
  if (identity === undefined) return credentials.createSsl(root);
  return credentials.createSsl(root, Buffer.from(identity.keyPem), Buffer.from(identity.certificatePem));
}
