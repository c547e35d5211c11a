// The rules for the arguments of every data source. They are checked when a construct is made, and again at synthesis
// for what was changed in between.
import { Token } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { identifierProblem, type ArgumentPlace, type IdentifierName } from '../model/identifiers';
import type { Question } from '../model/question';
import { readTimeoutProblem } from '../model/read-timeout';
import type { AtlasReadProps } from './atlas-read-props';
import type { DataSourceKind } from './data-source-kind';
import { ReadAt } from './read-at';

/** What Terraform would do with the data block, which synth mode doesn't have. */
const ONLY_AT_APPLY = [
  'count',
  'forEach',
  'dependsOn',
  'lifecycle',
  'provider',
  'connection',
  'provisioners',
  'timeouts',
] as const;

/** What synth mode has in the place of an argument, up to the other way out. */
const INSTEAD: Readonly<Partial<Record<(typeof ONLY_AT_APPLY)[number], string>>> = {
  provider: '; the way to Atlas at synth time is `lookup`. Or',
  timeouts: '; the limit at synth time is the `timeout` of an AtlasLookup. Or',
};

const READ_AT: readonly unknown[] = [undefined, ReadAt.APPLY, ReadAt.SYNTH];

const ONLY_AT_SYNTH = ['lookup', 'allowUnfinished'] as const;

/** Everything that is wrong with the arguments; nothing is asked of Atlas to find it out. */
export function argumentProblems<P extends AtlasReadProps, Q extends Question>(
  props: P,
  { noun, names, problems }: DataSourceKind<P, Q>,
): AtlasError[] {
  if (!READ_AT.includes(props.readAt)) return [unknownReadAt(props.readAt)];
  const ofNames = names.flatMap((name) => nameProblem(name, props[name], props.readAt) ?? []);
  const others = props.readAt === ReadAt.SYNTH ? onlyAtApply(props, noun) : applyProblems(props, noun);
  return [...ofNames, ...problems(props), ...others];
}

function unknownReadAt(value: unknown): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: `readAt must be ReadAt.APPLY or ReadAt.SYNTH, but is ${quote(String(value))}`,
    fix: 'Leave readAt out to let Terraform read, or give ReadAt.SYNTH to read while the app runs',
  });
}

/** What is wrong with a name of Atlas's, where it can be known. */
export function nameProblem(
  name: IdentifierName,
  value: unknown,
  readAt: ReadAt | undefined,
  place: ArgumentPlace = { label: name, argument: name },
): AtlasError | undefined {
  const problem = textProblem(value, readAt, place.label);
  return problem ?? (isKnown(value) ? identifierProblem(name, value, place) : undefined);
}

/** What keeps a value from being a text that this mode can use. */
export function textProblem(value: unknown, readAt: ReadAt | undefined, label: string): AtlasError | undefined {
  if (typeof value !== 'string') return noText(value, label);
  return !isKnown(value) && readAt === ReadAt.SYNTH ? tokenAtSynth(label) : undefined;
}

/** Whether the value is a text that is known while the app runs. */
export function isKnown(value: unknown): value is string {
  return typeof value === 'string' && !Token.isUnresolved(value);
}

function noText(value: unknown, label: string): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: `${label} must be a string, but is ${value === undefined ? 'not given' : typeof value}`,
    fix: `Give ${label} as a string`,
  });
}

function tokenAtSynth(label: string): AtlasError {
  return new AtlasError('ONLY_AT_APPLY', {
    what: `${label} is a token, a value that only Terraform will know`,
    why: 'With ReadAt.SYNTH everything is read before Terraform runs',
    fix: `Give ${label} as a plain string, or use ReadAt.APPLY`,
  });
}

function onlyAtApply(props: AtlasReadProps, noun: string): AtlasError[] {
  return ONLY_AT_APPLY.filter((name) => props[name] !== undefined).map(
    (name) =>
      new AtlasError('ONLY_AT_APPLY', {
        what: `${name} has no effect on a ${noun} that is read at synth time`,
        why: 'Its stack holds no data block that Terraform could apply it to',
        fix: `Remove ${name}${INSTEAD[name] ?? ', or'} read the ${noun} with ReadAt.APPLY`,
      }),
  );
}

function applyProblems(props: AtlasReadProps & { readonly allowUnfinished?: boolean }, noun: string): AtlasError[] {
  const misplaced = ONLY_AT_SYNTH.filter((name) => props[name] !== undefined).map(
    (name) =>
      new AtlasError('ONLY_AT_SYNTH', {
        what: `${name} has no effect on a ${noun} that Terraform reads`,
        fix: `Remove ${name}, or read the ${noun} with ReadAt.SYNTH`,
      }),
  );
  const read = props.timeouts?.read;
  const ofTimeout = isKnown(read) ? readTimeoutProblem(read) : undefined;
  return [...misplaced, ...(ofTimeout === undefined ? [] : [ofTimeout])];
}
