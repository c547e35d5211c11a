// The data source atlas_snapshot_export_job: checks its arguments, reads the job, gives it to Terraform.
import { AtlasError } from '../errors/atlas-error';
import { resolveExportJob } from '../exports/resolve-export-job';
import { TimeLimit } from '../exports/time-limit';
import { attributeName } from '../model/attribute-name';
import { parseDuration } from '../model/duration';
import { exportJobAttributes } from '../model/export-job-attributes';
import type { ExportJob } from '../model/export-job';
import { identifierProblem, type ExportJobAddress } from '../model/identifiers';
import { readTimeoutProblem } from '../model/read-timeout';
import type { Diagnostic } from '../tfplugin/diagnostics/diagnostic';
import type { DataSourceDefinition, ReadContext, ReadResult } from '../tfplugin/provider-definition';
import { isObjectValue, isWhollyKnown, type ObjectValue, type Value } from '../tfplugin/values/value';
import type { AtlasSession } from './atlas-session';
import { errorDiagnostic, warningDiagnostic } from './diagnostics';
import { DATA_SOURCE_SCHEMAS } from './data-source-schemas';
import { DEFAULT_READ_TIMEOUT } from './snapshot-export-job-schema';

const ADDRESS = ['projectId', 'clusterName', 'exportJobId'] as const;

const LIMIT_WORDS = {
  name: 'timeouts.read',
  raise: 'allow more time with `timeouts { read = "…" }`',
  timedOut: 'TIMED_OUT',
} as const;

/** What is known of the jobs that were read last, one object for all that read the same job: so it is encoded once. */
type States = Map<ExportJob, ObjectValue>;

/** More would hold much memory for few answers: those who read the same job do so at about the same time. */
const MOST_STATES = 64;

export function snapshotExportJob(session: AtlasSession): DataSourceDefinition {
  const states: States = new Map();
  return {
    schema: DATA_SOURCE_SCHEMAS.atlas_snapshot_export_job,
    validate: (config) => problems(config).map((problem) => errorDiagnostic(problem)),
    read: (config, context) => read({ session, states }, config, context),
  };
}

interface Known {
  readonly session: AtlasSession;
  readonly states: States;
}

async function read({ session, states }: Known, config: ObjectValue, context: ReadContext): Promise<ReadResult> {
  if (context.deferralAllowed && session.unknownSettings.length > 0) return { deferred: 'provider config unknown' };
  if (context.deferralAllowed && !isWhollyKnown(config)) return { deferred: 'data source config unknown' };
  const [problem] = problems(config);
  if (problem !== undefined) return { diagnostics: [errorDiagnostic(problem)] };
  const warnings: Diagnostic[] = [];
  try {
    const address = readAddress(config);
    const reader = session.exportJobs();
    const job = await resolveExportJob(reader, address, {
      signal: context.signal,
      limit: new TimeLimit(readTimeout(config), LIMIT_WORDS, reader.clock),
      warn: (message) => warnings.push(warningDiagnostic('Export job may be read wrongly', message, ['state'])),
    });
    const timeouts: Value = config.timeouts ?? null;
    const attributes = states.get(job) ?? exportJobAttributes(address, job);
    keep(states, job, attributes);
    return { state: timeouts === null ? attributes : { ...attributes, timeouts }, diagnostics: warnings };
  } catch (reason) {
    return { diagnostics: [...warnings, errorDiagnostic(AtlasError.from(reason))] };
  }
}

function keep(states: States, job: ExportJob, attributes: ObjectValue): void {
  states.set(job, attributes);
  const [oldest] = states.keys();
  if (states.size > MOST_STATES && oldest !== undefined) states.delete(oldest);
}

function problems(config: ObjectValue): AtlasError[] {
  const ofAddress = ADDRESS.flatMap((name) => {
    const value = config[attributeName(name)];
    return typeof value === 'string' ? (identifierProblem(name, value, attributeName(name)) ?? []) : [];
  });
  const timeout = timeoutOf(config);
  const ofTimeout = typeof timeout === 'string' ? readTimeoutProblem(timeout) : undefined;
  return [...ofAddress, ...(ofTimeout === undefined ? [] : [ofTimeout])];
}

function readAddress(config: ObjectValue): ExportJobAddress {
  const [projectId, clusterName, exportJobId] = ADDRESS.map((name) => config[attributeName(name)]);
  if (typeof projectId === 'string' && typeof clusterName === 'string' && typeof exportJobId === 'string') {
    return { projectId, clusterName, exportJobId };
  }
  throw new Error('Terraform asked for a read without its required arguments');
}

function readTimeout(config: ObjectValue): number {
  const timeout = timeoutOf(config);
  return parseDuration(typeof timeout === 'string' ? timeout : DEFAULT_READ_TIMEOUT) ?? 0;
}

function timeoutOf({ timeouts }: ObjectValue): Value {
  return isObjectValue(timeouts) ? (timeouts.read ?? null) : null;
}
