// The life of a provider process: check who started it, print the handshake, serve, and end when Terraform has gone.
import { makeCertificate } from './certificate/make-certificate';
import { findClientCertificate } from './handshake/find-client-certificate';
import { findRefusal } from './handshake/find-refusal';
import { handshakeLine } from './handshake/handshake-line';
import { listen } from './handshake/listen';
import type { Host } from './host';
import { Lifetime } from './lifetime';
import { createLogger } from './logs/create-logger';
import type { Logger } from './logs/logger';
import { routeConsole } from './logs/route-console';
import { nodeHost } from './node-host';
import { reportCrashes } from './report-crashes';
import { LazyRpcs } from './server/lazy-rpcs';
import { pluginMethods } from './server/plugin-methods';
import type { ProviderRpcs } from './server/provider-rpcs';
import { createGrpcServer, type TlsIdentity } from './transport/create-grpc-server';

export interface ServeOptions {
  /** The executable's name, such as `terraform-provider-atlas`; heads sentences meant for people. */
  readonly name: string;
  /** Called once, with the first call that needs it: what is costly to load belongs behind it. */
  readonly load: (tools: { readonly logger: Logger }) => ProviderRpcs | Promise<ProviderRpcs>;
  /** The answer to GetProviderSchema as `encodeProviderSchema` made it; given, that answer doesn't wait for `load`. */
  readonly schemaBytes?: Uint8Array;
  /** @default - this process */
  readonly host?: Host;
}

/** Serves until Terraform has gone, then ends the process. Settles when the handshake has been printed. */
export async function serve(options: ServeOptions): Promise<void> {
  const { name, host = nodeHost(process) } = options;
  const refusal = findRefusal(name, host.env);
  if (refusal !== undefined) return refuse(host, refusal);
  reportCrashes(name, host);
  try {
    await start(options, host);
  } catch (reason) {
    refuse(host, `${name} could not start. ${reason instanceof Error ? reason.message : String(reason)}`);
  }
}

/** Terraform shows an unexpected first line to the user, so that is where the reason goes. */
function refuse(host: Host, sentence: string): void {
  host.print(`${sentence}\n`);
  host.exit(1);
}

async function start({ name, load, schemaBytes }: ServeOptions, host: Host): Promise<void> {
  const logger = createLogger(name, host);
  routeConsole(host.console, logger);
  const client = findClientCertificate(host.env);
  const certificate = client === undefined ? undefined : makeCertificate(host.now());
  const tls: TlsIdentity | undefined = certificate && client && { ...certificate, clientCertificate: client };
  const provider = new LazyRpcs({ load: () => load({ logger }), schemaBytes });
  const plugin = pluginMethods(() => lifetime.end());
  let removeSocket = (): void => undefined;
  const lifetime = new Lifetime({
    host,
    close: () => provider.close(),
    stop: () => {
      grpc.stop();
      removeSocket();
    },
  });
  const grpc = createGrpcServer({
    findMethod: (path) => plugin.get(path) ?? provider.find(path),
    tls,
    onSession: () => lifetime.onSession(),
    onSessionClosed: () => lifetime.onSessionClosed(),
  });
  const address = await listen(grpc.server, host);
  removeSocket = address.remove;
  host.print(handshakeLine(address, certificate?.certificate));
  grpc.prepare();
}
