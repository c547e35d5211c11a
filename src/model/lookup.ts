// A look-up at synth time: what the constructs ask, and what comes back, in a form that crosses threads.
import type { PlainError } from '../errors/atlas-error';
import type { Connection } from './connection';
import type { Question, Answers } from './question';

export const LOOKUP_MODES = ['missing', 'offline', 'refresh'] as const;

/** `missing` asks Atlas only for what the context file lacks, `offline` never, `refresh` always. */
export type LookupMode = (typeof LOOKUP_MODES)[number];

/** The environment variable that overrides the mode, so that CI can say offline. */
export const LOOKUP_MODE_VARIABLE = 'CDKTF_ATLAS_LOOKUP';

/** A question of an app's, and how long it may wait for a job. */
export interface LookupQuestion {
  readonly question: Question;
  /** Milliseconds that a wait for a job may take. */
  readonly waitTimeout: number;
}

/** What to read over one connection. */
export interface LookupBatch {
  readonly connection: Connection;
  readonly questions: readonly LookupQuestion[];
  /** Where finished jobs and buckets are stored; undefined where nothing is to be stored. */
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
  | { readonly answer: Answers[keyof Answers]; readonly error?: undefined }
  | { readonly error: PlainError; readonly answer?: undefined };

/** What the worker says: that it is up, what it read, or that it broke. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly id: number;
      /** In the order of the request's batches and their questions. */
      readonly outcomes: readonly (readonly LookupOutcome[])[];
      readonly warnings: readonly string[];
    }
  /** How far a job has come that is waited for; an empty text where nothing is waited for any more. */
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'crash'; readonly message: string }
  | { readonly kind: 'closed' };

/** What the host says. */
export type HostMessage =
  | { readonly kind: 'look-up'; readonly request: LookupRequest }
  /** Give minted tokens back; answered by `closed`. */
  | { readonly kind: 'close' };
