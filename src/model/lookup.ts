// A look-up at synth time: what the constructs ask, and what comes back, in a form that crosses threads.
import type { PlainError } from '../errors/atlas-error';
import type { Connection } from './connection';
import type { ExportJob } from './export-job';
import type { ExportJobAddress } from './identifiers';

export const LOOKUP_MODES = ['missing', 'offline', 'refresh'] as const;

/** `missing` asks Atlas only for what the context file lacks, `offline` never, `refresh` always. */
export type LookupMode = (typeof LOOKUP_MODES)[number];

/** The environment variable that overrides the mode, so that CI can say offline. */
export const LOOKUP_MODE_VARIABLE = 'CDKTF_ATLAS_LOOKUP';

/** The jobs to read over one connection. */
export interface LookupBatch {
  readonly connection: Connection;
  readonly addresses: readonly ExportJobAddress[];
  /** Where finished jobs are stored; undefined where nothing is to be stored. */
  readonly contextFile: string | undefined;
}

/** One request to the worker. */
export interface LookupRequest {
  readonly id: number;
  readonly batches: readonly LookupBatch[];
  /** Milliseconds until every look-up that is still under way fails. */
  readonly timeout: number;
  readonly userAgent: string;
  /** The environment of the main thread: proxy and certificate variables are read from it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export type LookupOutcome =
  { readonly job: ExportJob; readonly error?: undefined } | { readonly error: PlainError; readonly job?: undefined };

/** What the worker says: that it is up, what it read, or that it broke. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly id: number;
      /** In the order of the request's batches and their addresses. */
      readonly outcomes: readonly (readonly LookupOutcome[])[];
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'crash'; readonly message: string }
  | { readonly kind: 'closed' };

/** What the host says. */
export type HostMessage =
  | { readonly kind: 'look-up'; readonly request: LookupRequest }
  /** Give minted tokens back; answered by `closed`. */
  | { readonly kind: 'close' };
