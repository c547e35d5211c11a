// What a construct has only while it is read at synth time.
import type { TerraformDataSource } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import type { Question } from '../model/question';
import type { SynthRead } from './synth-read';

/** A data source of this package's. */
export type ReadConstruct<Q extends Question = Question> = TerraformDataSource & {
  readonly _synthRead: SynthRead<Q> | undefined;
};

/** The construct's read; throws in apply mode, where `member` is not known yet. */
export function atSynth<Q extends Question>(
  { _synthRead, node }: ReadConstruct<Q>,
  member: string,
  noun = 'job',
): SynthRead<Q> {
  if (_synthRead !== undefined) return _synthRead;
  throw new AtlasError('ONLY_AT_SYNTH', {
    path: node.path,
    what: `${member} is not known while the app runs, because Terraform reads it`,
    why: 'Every output is a token then, and comparing a token is always false',
    fix: `Read the ${noun} with readAt: ReadAt.SYNTH, or compare in Terraform, with Fn.conditional or a postcondition`,
  });
}
