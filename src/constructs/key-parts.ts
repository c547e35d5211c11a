// The folder of a collection, below a job's own.
import type { IConstruct } from 'constructs';
import { keyNameProblem } from '../model/key-name';
import { givenPart, type TextPart } from './joined-text';
import { isKnown } from './read-arguments';

/** Throws INVALID_ARGUMENT for names that a key can't hold; a token may be any text. */
export function keyParts({ node }: IConstruct, database: string, collection: string): TextPart[] {
  for (const [label, name] of Object.entries({ database, collection })) {
    const problem = isKnown(name) ? keyNameProblem(name, label) : undefined;
    if (problem !== undefined) throw problem.at(node.path);
  }
  const folder = `${database}/${collection}/`;
  return (isKnown(folder) ? [folder] : [database, '/', collection, '/']).map(givenPart);
}
