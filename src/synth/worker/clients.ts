// The Atlas clients of this thread, one for each connection and way out of the machine, kept so that later look-ups find sockets and tokens ready.
import { createAtlasClient, type AtlasClient } from '../../atlas/client';
import type { Connection } from '../../model/connection';
import type { Credentials } from '../../model/credentials';
import type { LookupRequest } from '../../model/lookup';

/** A client looks these up once: proxies, and the certificates that it trusts. */
const WAY_OUT = /_proxy$|^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i;

export class Clients {
  private readonly clients = new Map<string, AtlasClient>();

  public of(connection: Connection, { userAgent, environment }: LookupRequest): AtlasClient {
    const key = JSON.stringify([connection, wayOut(environment)]);
    const client =
      this.clients.get(key) ??
      createAtlasClient({ connection, credentials: required(connection.credentials), userAgent, environment });
    this.clients.set(key, client);
    return client;
  }

  public async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }
}

function wayOut(environment: LookupRequest['environment']): [string, string | undefined][] {
  const variables = Object.entries(environment).filter(([name]) => WAY_OUT.test(name));
  return variables.sort(([one], [other]) => (one < other ? -1 : 1));
}

function required(credentials: Credentials | undefined): Credentials {
  if (credentials !== undefined) return credentials;
  throw new Error('A connection without credentials was sent to the worker');
}
