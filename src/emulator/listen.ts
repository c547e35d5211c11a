// Opens a server on a loopback address, and closes it with every connection that is still open.
import type { Server } from 'node:http';
import { isIPv4 } from 'node:net';
import { EmulatorError } from './emulator-error';

/** The base URL; throws an EmulatorError where the address is not this machine's own, or the port is taken. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  if (!isLoopback(host)) {
    throw new EmulatorError(`The emulator listens on loopback addresses only, and ${host} is none`);
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', (reason) => reject(refusalOf(reason, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const opened = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${opened}`;
}

export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

function refusalOf(reason: NodeJS.ErrnoException, host: string, port: number): EmulatorError {
  const why = reason.code === 'EADDRINUSE' ? 'is in use' : `cannot be opened: ${reason.message}`;
  return new EmulatorError(`Port ${port} of ${host} ${why}`, { cause: reason });
}
