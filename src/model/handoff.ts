// The hand-over: one JSON document that tells a loader where the export is. docs/handoff.schema.json is its schema.
import { bucketUri, type ExportBucket } from './export-bucket';
import type { ExportJob } from './export-job';
import { completeMarkerKey, keyPrefix, objectUri } from './prefix';

const VERSION = 1;

/** The values of the document, or in their place what Terraform will put there. Nothing in it moves once a job is final. */
export interface HandoffSource<Value> {
  readonly exportJobId: Value;
  readonly state: Value;
  readonly createdAt: Value;
  readonly prefix: Value;
  readonly keyPrefix: Value;
  readonly completeMarkerKey: Value;
  readonly bucket: {
    readonly id: Value;
    readonly name: Value;
    readonly cloudProvider: Value;
    readonly region: Value;
    readonly uri: Value;
  };
  readonly uri: Value;
}

/** The document, with its members in the order in which they are documented. */
export function handoffDocument<Value>(source: HandoffSource<Value>) {
  return { version: VERSION, ...source };
}

/** The document's text, byte for byte as Terraform's `jsonencode` writes it. */
export function handoffText(job: ExportJob, bucket: ExportBucket): string {
  const prefix = keyPrefix(job.prefix);
  const uri = bucketUri(bucket);
  const { id, bucketName: name, cloudProvider, region } = bucket;
  return jsonencode(
    handoffDocument<string | null>({
      exportJobId: job.id,
      state: job.state,
      createdAt: job.createdAt,
      prefix: job.prefix,
      keyPrefix: prefix,
      completeMarkerKey: completeMarkerKey(job.prefix),
      bucket: { id, name, cloudProvider, region, uri },
      uri: objectUri(uri, prefix),
    }),
  );
}

/** Names sorted, no spaces, and escaped what HTML or JavaScript would take for more than text. */
function jsonencode(value: object): string {
  const names = (part: object): string[] =>
    Object.entries(part).flatMap(([name, member]: [string, unknown]) =>
      typeof member === 'object' && member !== null ? [name, ...names(member)] : [name],
    );
  return JSON.stringify(value, names(value).sort()).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
