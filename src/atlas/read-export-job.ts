// The pure half of reading an export job: Atlas's answer → the model's export job.
import { AtlasError, type HttpFacts } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import type { ExportJob, StateReason } from '../model/export-job';
import type { Flaw, WireExportJob } from './export-job-schema';
import type { Redact } from './redactor';

export interface ReadExportJobOptions {
  /** The job that was asked for. */
  readonly exportJobId: string;
  readonly http?: HttpFacts;
  readonly redact: Redact;
}

/** Throws ANSWER_MALFORMED, or ANSWER_MISMATCHED where the answer is about another job. */
export function readExportJob(answer: unknown, options: ReadExportJobOptions): ExportJob {
  const wire = readWire(answer, options);
  const { exportJobId, http, redact } = options;
  const id = wire.id ?? exportJobId;
  if (id !== exportJobId) throw mismatched(redact(id), exportJobId, http);
  return exportJobOf(id, wire);
}

function readWire(body: unknown, options: ReadExportJobOptions): WireExportJob {
  const { readWireExportJob } = require('./export-job-schema') as typeof import('./export-job-schema');
  const read = readWireExportJob(body);
  if ('job' in read) return read.job;
  throw malformed(read.flaw, options);
}

function exportJobOf(id: string, wire: WireExportJob): ExportJob {
  const { state, prefix, exportBucketId, snapshotId, createdAt, finishedAt } = wire;
  const { exportStatus, components, customData } = wire;
  return {
    id,
    state,
    stateReason: stateReasonOf(wire),
    prefix,
    exportBucketId,
    snapshotId,
    createdAt,
    finishedAt,
    exportStatus,
    components,
    customData,
  };
}

function stateReasonOf({ stateReason, errMsg }: WireExportJob): StateReason | null {
  if (stateReason !== null || errMsg === null || errMsg === '') return stateReason;
  return { errorCode: null, message: errMsg };
}

function malformed({ field, expected, received }: Flaw, { http, redact }: ReadExportJobOptions): AtlasError {
  const place = field === '' ? 'the answer' : `the field ${show(field)}`;
  return new AtlasError('ANSWER_MALFORMED', {
    what: `Atlas answered with something that is not an export job: ${place} should be ${show(expected)}, but is ${kindOf(received, redact)}`,
    fix: 'Check that the base URL is that of the Atlas Admin API; if it is, please report this message',
    http,
  });
}

/** What stood there; only plain values are shown, since anything else may be of any size and depth. */
function kindOf(value: unknown, redact: Redact): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'an empty string' : `the string ${quote(redact(value))}`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${redact(String(value))}`;
}

function mismatched(received: string, asked: string, http: HttpFacts | undefined): AtlasError {
  return new AtlasError('ANSWER_MISMATCHED', {
    what: `Asked for the export job ${quote(asked)}, Atlas answered about ${quote(received)}`,
    fix: 'Try again; if it stays so, a cache between this machine and Atlas may mix up answers',
    http,
  });
}
