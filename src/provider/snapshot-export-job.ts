// The data source atlas_snapshot_export_job: checks its arguments, reads the job, gives it to Terraform.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { resolveExportJob } from '../exports/resolve-export-job';
import { withDeadline } from '../exports/with-deadline';
import { parseDuration, showDuration } from '../model/duration';
import type { ExportJob } from '../model/export-job';
import { exportJobAttributes } from '../model/export-job-attributes';
import { identifierProblem, type ExportJobAddress } from '../model/identifiers';
import type { Diagnostic } from '../tfplugin/diagnostics/diagnostic';
import type { DataSourceDefinition, ReadContext, ReadResult } from '../tfplugin/provider-definition';
import { isObjectValue, isWhollyKnown, type ObjectValue, type Value } from '../tfplugin/values/value';
import type { AtlasSession } from './atlas-session';
import { errorDiagnostic, warningDiagnostic } from './diagnostics';
import { attributeName } from './provider-schema';
import { DEFAULT_READ_TIMEOUT, SNAPSHOT_EXPORT_JOB_SCHEMA } from './snapshot-export-job-schema';

const ADDRESS = ['projectId', 'clusterName', 'exportJobId'] as const;

export function snapshotExportJob(session: AtlasSession): DataSourceDefinition {
  return {
    schema: SNAPSHOT_EXPORT_JOB_SCHEMA,
    validate: (config) => problems(config).map((problem) => errorDiagnostic(problem)),
    read: (config, context) => read(session, config, context),
  };
}

async function read(session: AtlasSession, config: ObjectValue, context: ReadContext): Promise<ReadResult> {
  if (context.deferralAllowed && session.unknownSettings.length > 0) return { deferred: 'provider config unknown' };
  if (context.deferralAllowed && !isWhollyKnown(config)) return { deferred: 'data source config unknown' };
  const [problem] = problems(config);
  if (problem !== undefined) return { diagnostics: [errorDiagnostic(problem)] };
  const warnings: Diagnostic[] = [];
  try {
    const address = readAddress(config);
    const job = await readInTime(session, address, readTimeout(config), context.signal, (message) =>
      warnings.push(warningDiagnostic('Export job may be read wrongly', message, ['state'])),
    );
    const timeouts: Value = config.timeouts ?? null;
    const state: ObjectValue = { ...exportJobAttributes(address, job), timeouts };
    return { state, diagnostics: warnings };
  } catch (reason) {
    return { diagnostics: [...warnings, errorDiagnostic(AtlasError.from(reason))] };
  }
}

async function readInTime(
  session: AtlasSession,
  address: ExportJobAddress,
  limit: number,
  stop: AbortSignal,
  warn: (message: string) => void,
): Promise<ExportJob> {
  const client = session.client();
  return withDeadline(stop, limit, async (signal, expired) => {
    try {
      return await resolveExportJob(client, address, { signal, warn });
    } catch (reason) {
      throw expired() ? timedOut(limit, reason) : reason;
    }
  });
}

function timedOut(limit: number, reason: unknown): AtlasError {
  return new AtlasError('TIMED_OUT', {
    what: `The export job could not be read within ${showDuration(limit)}, the limit of timeouts.read`,
    why: AtlasError.from(reason).parts.what,
    fix: 'Try again, or allow more time with `timeouts { read = "…" }`',
  });
}

function problems(config: ObjectValue): AtlasError[] {
  const ofAddress = ADDRESS.flatMap((name) => {
    const value = config[attributeName(name)];
    return typeof value === 'string' ? (identifierProblem(name, value, attributeName(name)) ?? []) : [];
  });
  const timeout = timeoutOf(config);
  if (typeof timeout !== 'string' || parseDuration(timeout) !== undefined) return ofAddress;
  return [
    ...ofAddress,
    new AtlasError('INVALID_ARGUMENT', {
      argument: 'timeouts.read',
      what: `timeouts.read must be a duration above zero, but is ${quote(timeout)}`,
      fix: 'Write a number with its unit, such as "90s", "30m" or "1h30m"',
    }),
  ];
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
