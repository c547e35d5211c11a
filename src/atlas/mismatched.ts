// The error for an answer about another thing than the one that was asked for.
import { AtlasError, type HttpFacts } from '../errors/atlas-error';
import { quote } from '../errors/show';

export interface MismatchedContext {
  /** The id that was asked for. */
  readonly asked: string;
  /** What it is the id of, with its article. */
  readonly noun: string;
  readonly http: HttpFacts | undefined;
}

export function mismatched(received: string, { asked, noun, http }: MismatchedContext): AtlasError {
  return new AtlasError('ANSWER_MISMATCHED', {
    what: `Asked for ${noun} ${quote(asked)}, Atlas answered about ${quote(received)}`,
    fix: 'Try again; if it stays so, a cache between this machine and Atlas may mix up answers',
    http,
  });
}
