// The rules for a job's arguments. They are checked when a construct is made, and again at synthesis for what was
// changed in between.
import { Token } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { identifierProblem, type ExportJobAddress } from '../model/identifiers';
import { readTimeoutProblem } from '../model/read-timeout';
import type { DataAtlasSnapshotExportJobProps } from './data-atlas-snapshot-export-job-props';
import { ReadAt } from './read-at';

const ADDRESS = ['projectId', 'clusterName', 'exportJobId'] as const;

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

const READ_AT: readonly unknown[] = [undefined, ReadAt.APPLY, ReadAt.SYNTH];

const ONLY_AT_SYNTH = ['lookup', 'allowUnfinished'] as const;

/** Everything that is wrong with the arguments; nothing is asked of Atlas to find it out. */
export function exportJobArgumentProblems(props: DataAtlasSnapshotExportJobProps): AtlasError[] {
  if (!READ_AT.includes(props.readAt)) return [unknownReadAt(props.readAt)];
  const atSynth = props.readAt === ReadAt.SYNTH;
  const ofAddress = ADDRESS.flatMap((name) => addressProblem(name, props[name], atSynth) ?? []);
  return atSynth ? [...ofAddress, ...onlyAtApply(props)] : [...ofAddress, ...applyProblems(props)];
}

function unknownReadAt(value: unknown): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: `readAt must be ReadAt.APPLY or ReadAt.SYNTH, but is ${quote(String(value))}`,
    fix: 'Leave readAt out to let Terraform read the job, or give ReadAt.SYNTH to read it while the app runs',
  });
}

export function addressOf({ projectId, clusterName, exportJobId }: ExportJobAddress): ExportJobAddress {
  return { projectId, clusterName, exportJobId };
}

function addressProblem(name: keyof ExportJobAddress, value: unknown, atSynth: boolean): AtlasError | undefined {
  if (typeof value !== 'string') {
    return new AtlasError('INVALID_ARGUMENT', {
      what: `${name} must be a string, but is ${value === undefined ? 'not given' : typeof value}`,
      fix: `Give ${name} as a string`,
    });
  }
  if (!Token.isUnresolved(value)) return identifierProblem(name, value);
  return atSynth ? tokenAtSynth(name) : undefined;
}

function tokenAtSynth(name: string): AtlasError {
  return new AtlasError('ONLY_AT_APPLY', {
    what: `${name} is a token, a value that only Terraform will know`,
    why: 'With ReadAt.SYNTH the job is read before Terraform runs',
    fix: `Give ${name} as a plain string, or read the job with ReadAt.APPLY`,
  });
}

function onlyAtApply(props: DataAtlasSnapshotExportJobProps): AtlasError[] {
  return ONLY_AT_APPLY.filter((name) => props[name] !== undefined).map(
    (name) =>
      new AtlasError('ONLY_AT_APPLY', {
        what: `${name} has no effect on a job that is read at synth time`,
        why: 'Its stack holds no data block that Terraform could apply it to',
        fix:
          name === 'provider'
            ? 'Remove provider; the way to Atlas at synth time is `lookup`. Or read the job with ReadAt.APPLY'
            : `Remove ${name}, or read the job with ReadAt.APPLY`,
      }),
  );
}

function applyProblems(props: DataAtlasSnapshotExportJobProps): AtlasError[] {
  const misplaced = ONLY_AT_SYNTH.filter((name) => props[name] !== undefined).map(
    (name) =>
      new AtlasError('ONLY_AT_SYNTH', {
        what: `${name} has no effect on a job that Terraform reads`,
        fix: `Remove ${name}, or read the job with ReadAt.SYNTH`,
      }),
  );
  const read = props.timeouts?.read;
  const ofTimeout = read === undefined || Token.isUnresolved(read) ? undefined : readTimeoutProblem(read);
  return [...misplaced, ...(ofTimeout === undefined ? [] : [ofTimeout])];
}
