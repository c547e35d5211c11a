// The provider as Terraform starts it: spawned, its handshake read, connected to with mutual TLS.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { makeCertificate } from '../../src/tfplugin/certificate/make-certificate';
import { environment } from './environment';
import { openSession, type GrpcSession } from './grpc-session';
import { PROVIDER } from './paths';

/** The client's side of mutual TLS; Terraform makes one for each plugin, which is no time of the plugin's. */
const IDENTITY = makeCertificate(new Date());

export interface PluginProcess {
  readonly pid: number;
  readonly session: GrpcSession;
  /** Milliseconds from the spawn until the handshake line was there, and until the connection was. */
  readonly handshake: number;
  readonly connected: number;
  /** Milliseconds since the spawn. */
  elapsed(): number;
  /** Asks the provider to end, and waits until it has. */
  shutDown(): Promise<void>;
}

export async function startPlugin(
  settings: Readonly<Record<string, string>> = {},
  executable = PROVIDER,
): Promise<PluginProcess> {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  const child = spawn(executable, [], {
    env: environment({
      TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
      PLUGIN_PROTOCOL_VERSIONS: '5,6',
      PLUGIN_CLIENT_CERT: IDENTITY.certificatePem,
      ...settings,
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const handshake = elapsed();
  const session = await openSession(line.toString(), IDENTITY);
  const connected = elapsed();
  const shutDown = async () => {
    await session.call('/plugin.GRPCController/Shutdown', new Uint8Array());
    session.close();
    await exited;
  };
  return { pid: child.pid ?? 0, session, handshake, connected, elapsed, shutDown };
}
