// The wire form of an export job. Loaded with the first answer: the schema library takes time to load.
import * as v from 'valibot';
import { noList, optional, string, text } from './wire-form';

const count = optional(v.pipe(v.number(), v.integer()));

/** Only the bucket is required, as Atlas describes it; what is unknown is dropped, what is absent is null. */
export const exportJobSchema = v.pipe(
  noList,
  v.object({
    id: text,
    state: text,
    stateReason: optional(v.pipe(noList, v.object({ errorCode: text, message: text }))),
    /** Only in v1.0, before there was a `stateReason`. */
    errMsg: text,
    prefix: text,
    exportBucketId: v.pipe(string, v.nonEmpty()),
    snapshotId: text,
    createdAt: text,
    finishedAt: text,
    exportStatus: optional(v.pipe(noList, v.object({ exportedCollections: count, totalCollections: count }))),
    components: optional(v.array(v.pipe(noList, v.object({ exportId: text, replicaSetName: text })))),
    customData: optional(v.array(v.pipe(noList, v.object({ key: text, value: text })))),
  }),
);

export type WireExportJob = v.InferOutput<typeof exportJobSchema>;
