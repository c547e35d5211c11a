// Refuses to make one text of what a data block with count or forEach reads: its outputs are those of several instances.
import { AtlasError } from '../errors/atlas-error';
import type { Question } from '../model/question';
import type { ReadConstruct } from './only-at-synth';

/** Terraform would refuse it too, at a line that the user did not write. */
export function ofOne<Q extends Question>(
  { _synthRead, count, forEach, node }: ReadConstruct<Q>,
  member: string,
): void {
  const many = forEach === undefined ? 'count' : 'forEach';
  if (_synthRead !== undefined || (count === undefined && forEach === undefined)) return;
  throw new AtlasError('INVALID_ARGUMENT', {
    path: node.path,
    what: `${member} is that of one data block, and this one has ${many}`,
    why: 'Its outputs are those of several instances, and none of them is meant',
    fix: `Make a construct for each, without ${many}`,
  });
}
