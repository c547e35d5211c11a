// The Atlas clients of this thread, one for each connection, kept so that later look-ups find sockets and tokens ready.
import { createAtlasClient, type AtlasClient } from '../../atlas/client';
import type { Connection } from '../../model/connection';
import type { Credentials } from '../../model/credentials';
import type { LookupRequest } from '../../model/lookup';

export class Clients {
  private readonly clients = new Map<string, AtlasClient>();

  public of(connection: Connection, { userAgent, environment }: LookupRequest): AtlasClient {
    const key = JSON.stringify(connection);
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

function required(credentials: Credentials | undefined): Credentials {
  if (credentials !== undefined) return credentials;
  throw new Error('A connection without credentials was sent to the worker');
}
