// The entries of a context file, each with where in Atlas it belongs.
import type { Context } from '../model/context-file';
import type { ExportBucket } from '../model/export-bucket';
import type { ExportJob } from '../model/export-job';
import { exportBucketKey, exportJobKey, identifierProblem, type IdentifierName } from '../model/identifiers';
import type { Question } from '../model/question';

interface StoredAnswer<Kind extends Question['kind'], Value> {
  readonly kind: Kind;
  /** Under which it stands in the file. */
  readonly key: string;
  readonly baseUrl: string;
  readonly projectId: string;
  /** Null for a bucket, which belongs to a project. */
  readonly clusterName: string | null;
  readonly value: Value;
}

export type StoredEntry = StoredAnswer<'export-job', ExportJob> | StoredAnswer<'export-bucket', ExportBucket>;

export interface StoredEntries {
  /** The jobs first, both by key. */
  readonly entries: readonly StoredEntry[];
  /** Keys that no question has: such entries are never found again. */
  readonly strange: readonly string[];
}

export function storedEntries({ exportJobs, exportBuckets }: Context): StoredEntries {
  const jobs = Object.entries(exportJobs).map(([key, job]) => ({ key, entry: jobEntry(key, job) }));
  const buckets = Object.entries(exportBuckets).map(([key, bucket]) => ({ key, entry: bucketEntry(key, bucket) }));
  const all = [...jobs, ...buckets];
  return {
    entries: all.flatMap(({ entry }) => entry ?? []),
    strange: all.filter(({ entry }) => entry === undefined).map(({ key }) => key),
  };
}

/** What Atlas is asked to have the entry again. */
export function questionOf({ kind, projectId, clusterName, value }: StoredEntry): Question {
  if (kind === 'export-bucket') return { kind, address: { projectId, exportBucketId: value.id } };
  return { kind, cluster: { projectId, clusterName: clusterName ?? '' }, choice: { exportJobId: value.id } };
}

export function entryName({ kind, projectId, clusterName, value }: StoredEntry): string {
  const place = clusterName === null ? '' : `cluster ${clusterName}, `;
  return `${kind === 'export-job' ? 'export job' : 'export bucket'} ${value.id} (${place}project ${projectId})`;
}

function jobEntry(key: string, value: ExportJob): StoredEntry | undefined {
  const [, baseUrl = '', projectId = '', clusterName = ''] =
    /^(.*)\/groups\/([^/]*)\/clusters\/([^/]*)\/exports\/[^/]*$/.exec(key) ?? [];
  const address = { projectId, clusterName, exportJobId: value.id };
  if (!isOrigin(baseUrl) || !areWellFormed(address) || exportJobKey(baseUrl, address) !== key) return undefined;
  return { kind: 'export-job', key, baseUrl, projectId, clusterName, value };
}

function bucketEntry(key: string, value: ExportBucket): StoredEntry | undefined {
  const [, baseUrl = '', projectId = ''] = /^(.*)\/groups\/([^/]*)\/backup\/exportBuckets\/[^/]*$/.exec(key) ?? [];
  const address = { projectId, exportBucketId: value.id };
  if (!isOrigin(baseUrl) || !areWellFormed(address) || exportBucketKey(baseUrl, address) !== key) return undefined;
  return { kind: 'export-bucket', key, baseUrl, projectId, clusterName: null, value };
}

function isOrigin(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && new URL(baseUrl).origin === baseUrl;
}

function areWellFormed(names: Partial<Readonly<Record<IdentifierName, string>>>): boolean {
  const given = Object.entries(names) as [IdentifierName, string][];
  return given.every(([name, value]) => identifierProblem(name, value) === undefined);
}
