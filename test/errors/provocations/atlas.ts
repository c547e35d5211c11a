// Provokes each code that is about what Atlas answered. The servers send back all that they were told.
import { gzipSync } from 'node:zlib';
import type { AtlasClient } from '../../../src/atlas/client';
import { getExportBucket } from '../../../src/atlas/get-export-bucket';
import { getExportJob } from '../../../src/atlas/get-export-job';
import type { Credentials } from '../../../src/model/credentials';
import {
  ACCESS_TOKEN,
  ADDRESS,
  API_KEY,
  clientFor,
  failureOf,
  SERVICE_ACCOUNT,
  startAtlas,
  type Reply,
  type Seen,
} from '../../atlas/atlas-server';
import { OF_JOBS } from './jobs';
import type { Provocations, Told } from './told';

export const OF_ATLAS = {
  BAD_REQUEST: () => answered({ status: 400 }),
  UNAUTHORIZED: () => answered({ status: 401 }, API_KEY),
  FORBIDDEN: () => answered({ status: 403 }),
  IP_NOT_ALLOWED: () => answered({ status: 403, json: { errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST' } }),
  PROJECT_NOT_FOUND: () => answered({ status: 404, json: { errorCode: 'GROUP_NOT_FOUND' } }),
  CLUSTER_NOT_FOUND: () => answered({ status: 404, json: { errorCode: 'CLUSTER_NOT_FOUND' } }),
  EXPORT_JOB_NOT_FOUND: () => answered({ status: 404, json: { errorCode: 'BACKUP_EXPORT_NOT_FOUND' } }),
  EXPORT_BUCKET_NOT_FOUND: () =>
    answered({ status: 404, json: { errorCode: 'RESOURCE_NOT_FOUND' } }, ACCESS_TOKEN, bucketOf),
  ...OF_JOBS,
  CONFLICT: () => answered({ status: 409 }),
  VERSION_GONE: () => answered({ status: 410 }),
  RATE_LIMITED: () => answered({ status: 429, headers: { 'Retry-After': '3600' } }),
  SERVER_FAILED: () => answered({ status: 501 }),
  UNEXPECTED_STATUS: () => answered({ status: 418 }),
  REDIRECTED: () => answered({ status: 302, headers: { Location: 'https://elsewhere.example/log-in' } }),
  TOKEN_REFUSED: () => answered({ status: 401, json: { error: 'invalid_client' } }, SERVICE_ACCOUNT),
  TOKEN_LIMIT: () => answered({ status: 403, json: { error: 'access_denied' } }, SERVICE_ACCOUNT),
  ANSWER_NOT_JSON: () => answered({ headers: { 'Content-Type': 'text/html' } }),
  ANSWER_TOO_LARGE: () =>
    answered({ headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(Buffer.alloc(16 * 1024 * 1024)) }),
  ANSWER_MALFORMED: () => answered({ json: { exportBucketId: null } }),
  ANSWER_MISMATCHED: () => answered({ json: { id: 'f'.repeat(24), exportBucketId: 'b'.repeat(24) } }),
} satisfies Provocations;

/** The failure of a read that Atlas answers so; the answer also repeats the credentials. */
async function answered(reply: Reply, credentials: Credentials = ACCESS_TOKEN, read: Read = jobOf): Promise<Told> {
  const { url } = await startAtlas((seen) => ({
    ...reply,
    ...(reply.body === undefined ? repeating(seen, reply) : {}),
  }));
  const client = clientFor(url, { random: () => 0, credentials });
  return failureOf(read(client, client.clock.now() + 60_000));
}

type Read = (client: AtlasClient, end: number) => Promise<unknown>;

const jobOf: Read = (client, end) => getExportJob(client, ADDRESS, { end });

const bucketOf: Read = (client, end) =>
  getExportBucket(client, { projectId: ADDRESS.projectId, exportBucketId: 'b'.repeat(24) }, { end });

function repeating({ headers, body }: Seen, { json, headers: wanted }: Reply): Reply {
  const detail = `You said ${headers.authorization ?? 'nothing'} and ${body}`;
  if (wanted?.['Content-Type'] !== undefined) return { body: detail };
  return { json: { detail, state: detail, ...(json as object | undefined) } };
}
