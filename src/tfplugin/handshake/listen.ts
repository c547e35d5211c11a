// Opens the address that Terraform will connect to: a unix socket, or a loopback port where there are none.
import type { ListenOptions, Server } from 'node:net';
import type { Host } from '../host';
import { makeSocketFolder } from './make-socket-folder';

export interface PluginAddress {
  readonly network: 'unix' | 'tcp';
  readonly address: string;
  /** Removes what listening left in the file system. */
  remove(): void;
}

type ListenHost = Pick<Host, 'env' | 'platform'>;

/** Throws an Error whose message is a sentence for people. */
export async function listen(server: Server, host: ListenHost): Promise<PluginAddress> {
  if (host.platform === 'win32') return listenOnPort(server, host);
  const folder = makeSocketFolder(host);
  try {
    await open(server, { path: folder.socket });
  } catch (reason) {
    folder.remove();
    throw reason;
  }
  return { network: 'unix', address: folder.socket, remove: folder.remove };
}

async function listenOnPort(server: Server, { env }: ListenHost): Promise<PluginAddress> {
  const first = portOf(env.PLUGIN_MIN_PORT);
  const last = Math.max(first, portOf(env.PLUGIN_MAX_PORT));
  for (let port = first; port <= last; port += 1) {
    if (await isFree(server, port)) return { network: 'tcp', address: addressOf(server), remove: () => undefined };
  }
  throw new Error(`No port from ${first} to ${last} is free on 127.0.0.1: end what listens there, and try again.`);
}

async function isFree(server: Server, port: number): Promise<boolean> {
  try {
    await open(server, { host: '127.0.0.1', port });
    return true;
  } catch (reason) {
    if (['EADDRINUSE', 'EACCES'].includes((reason as NodeJS.ErrnoException).code ?? '')) return false;
    throw reason;
  }
}

function open(server: Server, options: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Any free port where Terraform names no range. */
function portOf(text = ''): number {
  return /^\d+$/.test(text) ? Number(text) : 0;
}

function addressOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address !== null ? `127.0.0.1:${address.port}` : '';
}
