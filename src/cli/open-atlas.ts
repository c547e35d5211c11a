// A client of Atlas for the time of one command. What it holds of Atlas's is given back in the end, come what may.
import type { AtlasClientOptions } from '../atlas/client';
import { show } from '../errors/show';
import { AtlasReader } from '../exports/atlas-reader';
import { TimeLimit, type TimeLimitWords } from '../exports/time-limit';
import type { ResolveOptions } from '../exports/within-limit';
import { userAgent } from '../model/release';
import {
  connectionOf,
  readTimeoutFlag,
  TIMEOUT_WORDS,
  type ConnectionFlags,
  type OpenConnection,
} from './connection-options';
import { spellFilter } from './filter-options';
import type { Surroundings } from './surroundings';

const USER_AGENT = userAgent(`${process.platform};${process.arch}`, `cli node/${process.versions.node}`);

export interface Atlas {
  readonly reader: AtlasReader;
  /** For every read of the command: their time is up together. */
  readonly options: ResolveOptions;
}

/** Flags and credentials are checked before anything is sent. */
export async function withAtlas<T>(
  flags: ConnectionFlags,
  surroundings: Surroundings,
  use: (atlas: Atlas) => Promise<T>,
  words: TimeLimitWords = TIMEOUT_WORDS,
): Promise<T> {
  const timeout = readTimeoutFlag(flags);
  return withConnection(connectionOf(flags, surroundings), { timeout, words }, surroundings, use);
}

interface Limit {
  /** Milliseconds. */
  readonly timeout: number;
  readonly words: TimeLimitWords;
}

export async function withConnection<T>(
  connection: OpenConnection,
  { timeout, words }: Limit,
  surroundings: Surroundings,
  use: (atlas: Atlas) => Promise<T>,
): Promise<T> {
  const { environment, clock, random, signal, err } = surroundings;
  // Loaded where it is needed: `install` asks nobody.
  const { createAtlasClient } = require('../atlas/client') as typeof import('../atlas/client');
  const { credentials } = connection;
  const log = logTo(surroundings);
  const client = createAtlasClient({ connection, credentials, userAgent: USER_AGENT, environment, clock, random, log });
  try {
    const reader = new AtlasReader(client, random);
    const limit = new TimeLimit(timeout, words, reader.clock);
    return await use({ reader, options: { signal, limit, warn: err, spell: spellFilter } });
  } finally {
    await client.close();
  }
}

/** Why it takes so long: retries, and waits at a rate limit. */
function logTo({ err }: Surroundings): AtlasClientOptions['log'] {
  return (level, message) => {
    if (level !== 'debug') err(show(message));
  };
}
