// What the constructor of every data source does: check the arguments, and in synth mode register the read.
import type { TerraformDataSource } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import type { Question } from '../model/question';
import { AtlasLookup } from './atlas-lookup';
import type { AtlasReadProps } from './atlas-read-props';
import type { DataSourceKind } from './data-source-kind';
import { argumentProblems } from './read-arguments';
import { ReadAt } from './read-at';
import { annotateLookUps } from './look-up-annotations';
import { otherLibrary } from './other-library';
import { SynthRead } from './synth-read';

/** @param argumentsNow the arguments that belong to this data source alone, as the construct has them later */
export function openRead<P extends AtlasReadProps, Q extends Question>(
  construct: TerraformDataSource,
  props: P,
  kind: DataSourceKind<P, Q>,
  argumentsNow: () => Partial<P>,
): SynthRead<Q> | undefined {
  try {
    const problem = otherLibrary(construct) ?? argumentProblems(props, kind)[0];
    if (problem !== undefined) throw problem;
    const read = props.readAt === ReadAt.SYNTH ? readAtSynth(construct, props, kind) : undefined;
    const now = (): P => ({ ...props, ...metaArguments(construct), ...argumentsNow() });
    construct.node.addValidation({
      validate: () => problemsNow(props, now(), kind, read).map(({ message }) => message),
    });
    return read;
  } catch (reason) {
    // A construct that is refused must not stay in the tree, where a caught error would leave half of it.
    construct.node.scope?.node.tryRemoveChild(construct.node.id);
    throw AtlasError.from(reason).at(construct.node.path);
  }
}

function readAtSynth<P extends AtlasReadProps, Q extends Question>(
  construct: TerraformDataSource,
  props: P,
  kind: DataSourceKind<P, Q>,
): SynthRead<Q> {
  const question = kind.question(props);
  const plan = {
    noun: kind.noun,
    question,
    given: kind.given(props),
    outputs: (answer: Parameters<typeof kind.outputs>[0]) => kind.outputs(answer, question),
    unfit: (answer: Parameters<typeof kind.unfit>[0]) => kind.unfit(answer, props),
  };
  const read = new SynthRead(construct, plan, props.lookup ?? AtlasLookup._at(construct));
  // Otherwise cdktf would ask for a provider block that the stack does not need.
  Object.defineProperty(construct, 'terraformGeneratorMetadata', { value: undefined });
  annotateLookUps(construct);
  return read;
}

function metaArguments({ count, forEach, dependsOn, lifecycle, provider }: TerraformDataSource): object {
  return { count, forEach, dependsOn: dependsOn && [], lifecycle, provider };
}

/** What was changed since the construct was made, and what nobody has read. */
function problemsNow<P extends AtlasReadProps, Q extends Question>(
  props: P,
  now: P,
  kind: DataSourceKind<P, Q>,
  read: SynthRead<Q> | undefined,
): AtlasError[] {
  const problems = argumentProblems(now, kind);
  if (read === undefined) return problems;
  if (JSON.stringify(kind.given(now)) !== JSON.stringify(kind.given(props)))
    problems.push(changedAfterwards(kind.noun));
  const unread = problems.length === 0 ? read.problem() : undefined;
  return unread === undefined ? problems : [...problems, unread];
}

function changedAfterwards(noun: string): AtlasError {
  return new AtlasError('ONLY_AT_APPLY', {
    what: `An argument of the ${noun} was changed after its construct was made`,
    why: 'With ReadAt.SYNTH it is read by the arguments that the constructor got',
    fix: 'Make another construct for what you want, or use ReadAt.APPLY',
  });
}
