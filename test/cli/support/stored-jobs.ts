// Context files with made-up entries.
import fs from 'node:fs';
import { contextWith, EMPTY_CONTEXT, type ContextEntries } from '../../../src/model/context-file';
import type { ExportJob } from '../../../src/model/export-job';
import { PROJECT } from '../../support/seed';

/** The built-in bucket of the emulator. */
export const BUCKET = '650000000000000000000b01';

/** Writes a context file, and gives its text. */
export function writeContext(file: string, entries: Partial<ContextEntries>): string {
  const text = contextWith(EMPTY_CONTEXT, entries);
  fs.writeFileSync(file, text);
  return text;
}

export function storedJob(id: string, parts: Partial<ExportJob> = {}): ExportJob {
  return {
    id,
    state: 'Successful',
    stateReason: null,
    prefix: null,
    exportBucketId: BUCKET,
    snapshotId: null,
    createdAt: '2024-05-06T07:05:00Z',
    finishedAt: null,
    exportStatus: null,
    components: null,
    customData: null,
    ...parts,
  };
}

export function jobKey(
  id: string,
  { baseUrl = 'https://cloud.mongodb.com', cluster = 'orders', project = PROJECT } = {},
): string {
  return `${baseUrl}/groups/${project}/clusters/${cluster}/exports/${id}`;
}
