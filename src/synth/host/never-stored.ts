// Look-ups that the context file never holds, and so cannot be done offline.
import { AtlasError } from '../../errors/atlas-error';
import { contextKey } from '../../model/context-key';
import type { Question } from '../../model/question';
import type { LookUp } from './look-ups';

export function isNeverStored({ question, settings }: LookUp): boolean {
  return contextKey(settings.endpoint.baseUrl, question) === undefined;
}

export function neverStored({ kind }: Question): AtlasError {
  const isJob = kind === 'export-job';
  return new AtlasError('LOOKUP_NEVER_STORED', {
    what: `Look-ups are offline, and ${isJob ? 'the newest export job' : 'a list'} cannot be read from the context file`,
    why: 'It may be another one tomorrow, and the same commit would then give another configuration, so it is never stored',
    fix: `Read it with ReadAt.APPLY in a stack of its own, ${isJob ? 'give the id of an export job, ' : ''}or do not be offline`,
  });
}
