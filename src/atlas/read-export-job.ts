// The pure half of reading an export job: Atlas's answer → the model's export job.
import type { HttpFacts } from '../errors/atlas-error';
import type { ExportJob, StateReason } from '../model/export-job';
import type { WireExportJob } from './export-job-schema';
import { malformed } from './malformed';
import { mismatched } from './mismatched';
import type { Redact } from './redactor';

export interface ReadExportJobOptions {
  /** The job that was asked for; left out where jobs are listed, each with its id. */
  readonly exportJobId?: string;
  readonly http?: HttpFacts;
  readonly redact: Redact;
}

const NOUN = 'an export job';
const NO_ID = { field: 'id', expected: 'given', received: undefined };

/** Throws ANSWER_MALFORMED, or ANSWER_MISMATCHED where the answer is about another job. */
export function readExportJob(answer: unknown, options: ReadExportJobOptions): ExportJob {
  const wire = readWire(answer, options);
  const { exportJobId, http, redact } = options;
  const id = wire.id ?? exportJobId;
  if (id === undefined) throw malformed(NO_ID, { ...options, noun: NOUN });
  if (exportJobId !== undefined && id !== exportJobId)
    throw mismatched(redact(id), { asked: exportJobId, noun: 'the export job', http });
  return exportJobOf(id, wire);
}

function readWire(body: unknown, options: ReadExportJobOptions): WireExportJob {
  const { readForm } = require('./wire-form') as typeof import('./wire-form');
  const { exportJobSchema } = require('./export-job-schema') as typeof import('./export-job-schema');
  const read = readForm(exportJobSchema, body);
  if ('wire' in read) return read.wire;
  throw malformed(read.flaw, { ...options, noun: NOUN });
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
