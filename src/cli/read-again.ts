// Reads what a context file holds once more, and says what has become of each entry.
import { isDeepStrictEqual } from 'node:util';
import type { AtlasError } from '../errors/atlas-error';
import { resolveQuestions } from '../exports/resolve-questions';
import type { ExportBucket } from '../model/export-bucket';
import type { ExportJob } from '../model/export-job';
import { forgottenNoun } from '../model/forgotten';
import type { Atlas } from './open-atlas';
import { questionOf, type StoredEntry } from './stored-entry';

/** What Atlas says of an entry now. */
export type Fate =
  | { readonly fate: 'same' }
  | { readonly fate: 'different'; readonly answer: ExportJob | ExportBucket; readonly members: readonly string[] }
  /** Atlas keeps jobs and buckets not for ever; what is final stays as it was. */
  | { readonly fate: 'forgotten' }
  | { readonly fate: 'failed'; readonly error: AtlasError };

export type EntryFate = Fate & { readonly entry: StoredEntry };

export async function readAgain(entries: readonly StoredEntry[], { reader, options }: Atlas): Promise<EntryFate[]> {
  const outcomes = await resolveQuestions(
    reader,
    entries.map((entry) => ({ question: questionOf(entry), options })),
  );
  return entries.flatMap((entry, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined) return [];
    if ('error' in outcome) return { entry, ...failure(outcome.error) };
    return 'id' in outcome.answer ? { entry, ...compare(entry.value, outcome.answer) } : [];
  });
}

function compare(stored: object, answer: ExportJob | ExportBucket): Fate {
  const now = new Map<string, unknown>(Object.entries(answer));
  const members = Object.entries(stored).filter(([name, value]) => !isDeepStrictEqual(value, now.get(name)));
  if (members.length === 0) return { fate: 'same' };
  return { fate: 'different', answer, members: members.map(([name]) => name) };
}

function failure(error: AtlasError): Fate {
  return forgottenNoun(error.code) === undefined ? { fate: 'failed', error } : { fate: 'forgotten' };
}
