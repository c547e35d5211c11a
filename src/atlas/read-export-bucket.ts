// The pure half of reading an export bucket: Atlas's answer → the model's export bucket.
import type { HttpFacts } from '../errors/atlas-error';
import type { ExportBucket } from '../model/export-bucket';
import { malformed } from './malformed';
import { mismatched } from './mismatched';
import type { Redact } from './redactor';

export interface ReadExportBucketOptions {
  /** The bucket that was asked for; left out where buckets are listed. */
  readonly exportBucketId?: string;
  readonly http?: HttpFacts;
  readonly redact: Redact;
}

/** Throws ANSWER_MALFORMED, or ANSWER_MISMATCHED where the answer is about another bucket. */
export function readExportBucket(
  answer: unknown,
  { exportBucketId, http, redact }: ReadExportBucketOptions,
): ExportBucket {
  const { readForm } = require('./wire-form') as typeof import('./wire-form');
  const { exportBucketSchema } = require('./export-bucket-schema') as typeof import('./export-bucket-schema');
  const read = readForm(exportBucketSchema, answer);
  if ('flaw' in read) throw malformed(read.flaw, { noun: 'an export bucket', http, redact });
  const { _id: id, ...members } = read.wire;
  if (exportBucketId !== undefined && id !== exportBucketId)
    throw mismatched(redact(id), { asked: exportBucketId, noun: 'the export bucket', http });
  return { id, ...members };
}
