// The readers of this thread, one for each connection and way out of the machine, kept so that later look-ups find sockets, tokens and jobs ready.
import { createAtlasClient, type AtlasClient } from '../../atlas/client';
import { AtlasReader } from '../../exports/atlas-reader';
import type { Connection } from '../../model/connection';
import type { Credentials } from '../../model/credentials';
import type { LookupRequest } from '../../model/lookup';

/** A client looks these up once: proxies, and the certificates that it trusts. */
const WAY_OUT = /_proxy$|^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i;

interface Opened {
  readonly client: AtlasClient;
  readonly reader: AtlasReader;
}

export class Readers {
  private readonly opened = new Map<string, Opened>();

  public of(connection: Connection, request: LookupRequest): AtlasReader {
    const key = JSON.stringify([connection, wayOut(request.environment)]);
    const opened = this.opened.get(key) ?? open(connection, request);
    this.opened.set(key, opened);
    return opened.reader;
  }

  public async close(): Promise<void> {
    await Promise.all([...this.opened.values()].map(({ client }) => client.close()));
  }
}

function open(connection: Connection, { userAgent, environment }: LookupRequest): Opened {
  const credentials = required(connection.credentials);
  const client = createAtlasClient({ connection, credentials, userAgent, environment });
  return { client, reader: new AtlasReader(client) };
}

function wayOut(environment: LookupRequest['environment']): [string, string | undefined][] {
  const variables = Object.entries(environment).filter(([name]) => WAY_OUT.test(name));
  return variables.sort(([one], [other]) => (one < other ? -1 : 1));
}

function required(credentials: Credentials | undefined): Credentials {
  if (credentials !== undefined) return credentials;
  throw new Error('A connection without credentials was sent to the worker');
}
