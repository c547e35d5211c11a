// What one configured provider process knows of Atlas: its client, made when the first read needs it.
import { createAtlasClient, type AtlasClient, type AtlasClientOptions } from '../atlas/client';
import { AtlasError } from '../errors/atlas-error';
import { AtlasReader } from '../exports/atlas-reader';
import { missingCredentials } from '../model/credentials';
import type { Connection } from '../model/connection';
import { userAgent } from '../model/release';
import type { SettingsSource } from '../model/settings';
import { settingsSource } from './provider-settings';

export interface Configuration {
  readonly connection: Connection;
  /** Arguments of the provider block that the connection needs and that Terraform does not know yet. */
  readonly unknown: readonly string[];
  readonly terraformVersion: string;
}

/** Left out, time and chance are the system's. */
export interface SessionTools extends Pick<AtlasClientOptions, 'clock' | 'random'> {
  readonly environment: SettingsSource['environment'];
  readonly log: (level: 'debug' | 'info' | 'warn', message: string) => void;
  /** Called when every job of a cluster is about to be read, which may be thousands. */
  readonly onList?: () => void;
}

export class AtlasSession {
  private configuration: Configuration | undefined;
  private opened: { readonly client: AtlasClient; readonly reader: AtlasReader } | undefined;

  public constructor(private readonly tools: SessionTools) {}

  public configure(configuration: Configuration): void {
    this.configuration = configuration;
  }

  public get log(): SessionTools['log'] {
    return this.tools.log;
  }

  public get unknownSettings(): readonly string[] {
    return this.configuration?.unknown ?? [];
  }

  /** Reads over the client; throws UNKNOWN_SETTING or MISSING_CREDENTIALS where there is nothing to make it of. */
  public reader(): AtlasReader {
    this.opened ??= this.open();
    return this.opened.reader;
  }

  public async close(): Promise<void> {
    await this.opened?.client.close();
  }

  private open(): { client: AtlasClient; reader: AtlasReader } {
    const { environment, log, clock, random, onList } = this.tools;
    if (this.configuration === undefined) throw new Error('A read came before the provider was configured');
    const { connection, unknown, terraformVersion } = this.configuration;
    if (unknown.length > 0) throw unknownSetting(unknown);
    if (connection.credentials === undefined) throw missingCredentials(settingsSource(environment));
    const client = createAtlasClient({
      connection,
      credentials: connection.credentials,
      userAgent: userAgent(`${process.platform};${process.arch}`, `Terraform/${terraformVersion}`),
      environment,
      log,
      clock,
      random,
    });
    return { client, reader: new AtlasReader(client, random, onList) };
  }
}

function unknownSetting(names: readonly string[]): AtlasError {
  return new AtlasError('UNKNOWN_SETTING', {
    what: `The provider's ${names.join(' and ')} will be known only after an apply, so nothing can be read yet`,
    why: 'It comes from a resource that is yet to be created or changed',
    fix:
      'Name that resource in `depends_on` of the data block, so that the read waits for the apply; ' +
      'or apply that resource first with `terraform apply -target=…`, or take the value from the environment',
  });
}
