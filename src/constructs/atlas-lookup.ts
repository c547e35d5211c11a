// How an app reaches Atlas at synth time.
import type { IConstruct } from 'constructs';
import type { LookupOptions, LookupSettings } from '../synth/host/lookup-settings';

/** Where the connection of a whole app, or of a part of it, is kept. */
const LOOKUP = Symbol.for('cdktf-provider-atlas/lookup');

/** Settings of {@link AtlasLookup.of}; each of the connection's falls back by itself to its environment variable. */
export interface AtlasLookupProps {
  /**
   * Address of Atlas: scheme, host and port, https unless it is on this machine.
   * @default - MONGODB_ATLAS_BASE_URL or MCLI_OPS_MANAGER_URL, else https://cloud.mongodb.com
   */
  readonly baseUrl?: string;
  /**
   * Version of the Atlas Admin API: "v2" or "v1.0".
   * @default - v2
   */
  readonly apiVersion?: string;
  /**
   * OAuth 2.0 access token of a service account; it lives one hour.
   * @default - MONGODB_ATLAS_ACCESS_TOKEN
   */
  readonly accessToken?: string;
  /**
   * Client id of a service account.
   * @default - MONGODB_ATLAS_CLIENT_ID
   */
  readonly clientId?: string;
  /**
   * Client secret of a service account.
   * @default - MONGODB_ATLAS_CLIENT_SECRET
   */
  readonly clientSecret?: string;
  /**
   * Public key of an API key.
   * @default - MONGODB_ATLAS_PUBLIC_API_KEY, MONGODB_ATLAS_PUBLIC_KEY or MCLI_PUBLIC_API_KEY
   */
  readonly publicKey?: string;
  /**
   * Private key of an API key.
   * @default - MONGODB_ATLAS_PRIVATE_API_KEY, MONGODB_ATLAS_PRIVATE_KEY or MCLI_PRIVATE_API_KEY
   */
  readonly privateKey?: string;
  /**
   * How long one request may take with its retries, such as "30s" or "2m". The wait for a rate limit does not count.
   * @default - 2m
   */
  readonly requestTimeout?: string;
  /**
   * "missing" asks Atlas only for what the context file lacks, "offline" never, "refresh" always. The environment
   * variable CDKTF_ATLAS_LOOKUP overrides it.
   * @default - missing
   */
  readonly mode?: string;
  /**
   * Path of the file that finished jobs and buckets are stored in, relative to the working directory.
   * @default - atlas.context.json beside the nearest cdktf.json; none where Atlas is on this machine
   */
  readonly contextFile?: string;
  /**
   * How long all look-ups that are answered together may take, such as "90s" or "10m", and how long a job may be waited
   * for with `waitForSuccess`. A rate limit is waited out within it.
   * @default - 30m to read, 10m to wait for a job
   */
  readonly timeout?: string;
}

/** Settings of {@link AtlasLookup.fromEnvironment}. */
export interface AtlasLookupEnvironmentProps {
  /**
   * Put before the name of each environment variable, such as "STAGING_".
   * @default - none
   */
  readonly prefix?: string;
}

/**
 * How an app reaches Atlas when it reads at synth time. Nothing of it is taken from an AtlasProvider,
 * and nothing of it is written anywhere.
 */
export class AtlasLookup {
  /** Everything from environment variables. */
  public static fromEnvironment(props: AtlasLookupEnvironmentProps = {}): AtlasLookup {
    return new AtlasLookup({ variablePrefix: props.prefix });
  }

  /** From these settings; what is left out comes from its environment variable. */
  public static of(props: AtlasLookupProps): AtlasLookup {
    return new AtlasLookup(props);
  }

  /**
   * Makes `lookup` the way to Atlas of every construct at or below `scope` (an app, a stack) that names none itself
   * and is created afterwards.
   */
  public static use(scope: IConstruct, lookup: AtlasLookup): void {
    Object.defineProperty(scope, LOOKUP, { value: lookup, configurable: true });
  }

  /**
   * The way to Atlas at this place: that of the nearest scope, or else the environment's.
   * @internal
   */
  public static _at(scope: IConstruct): AtlasLookup {
    for (const node of [...scope.node.scopes].reverse()) {
      const found = (node as { [LOOKUP]?: AtlasLookup })[LOOKUP];
      if (found !== undefined) return found;
    }
    // Kept, so that the environment is read once for an app and not for each of its constructs.
    const fromEnvironment = AtlasLookup.fromEnvironment();
    AtlasLookup.use(scope.node.root, fromEnvironment);
    return fromEnvironment;
  }

  // Not visible to whoever prints the object: they hold secrets.
  readonly #options: LookupOptions;
  #settings: LookupSettings | undefined;

  private constructor(options: LookupOptions) {
    this.#options = options;
  }

  /**
   * The settings, read once so that the environment is the same for every construct.
   * @internal
   */
  public _settings(): LookupSettings {
    if (this.#settings !== undefined) return this.#settings;
    const { lookupSettings } =
      require('../synth/host/lookup-settings') as typeof import('../synth/host/lookup-settings');
    this.#settings = lookupSettings(this.#options, { ...process.env }, process.cwd());
    return this.#settings;
  }
}
