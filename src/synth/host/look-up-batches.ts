// Look-ups that Atlas must be asked for, put together by connection and context file.
import { AtlasError } from '../../errors/atlas-error';
import type { LookupBatch, LookupQuestion } from '../../model/lookup';
import type { LookUp } from './look-ups';

/** The look-ups that share a connection and a context file. */
export interface Batch extends LookupBatch {
  readonly lookUps: LookUp[];
  readonly questions: LookupQuestion[];
  /** Milliseconds; the longest that one of them allows. */
  timeout: number;
}

export interface Batches {
  readonly batches: readonly Batch[];
  /** Look-ups that no connection can be made for. */
  readonly failures: ReadonlyMap<LookUp, AtlasError>;
  readonly warnings: ReadonlySet<string>;
}

export function batchesOf(lookUps: readonly LookUp[]): Batches {
  const batches = new Map<string, Batch>();
  const failures = new Map<LookUp, AtlasError>();
  const allWarnings = new Set<string>();
  for (const lookUp of lookUps) {
    const { question, settings } = lookUp;
    const { contextFile, timeout, waitTimeout } = settings;
    try {
      const { connection, warnings } = settings.connect();
      for (const warning of warnings) allWarnings.add(warning);
      const key = JSON.stringify([connection, contextFile]);
      const batch = batches.get(key) ?? { connection, contextFile, timeout, lookUps: [], questions: [] };
      batch.timeout = Math.max(batch.timeout, timeout);
      batch.lookUps.push(lookUp);
      batch.questions.push({ question, waitTimeout });
      batches.set(key, batch);
    } catch (reason) {
      failures.set(lookUp, AtlasError.from(reason));
    }
  }
  return { batches: [...batches.values()], failures, warnings: allWarnings };
}
