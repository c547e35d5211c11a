// The objects that an export job writes into its bucket, as Atlas names and fills them: a pure function of its seed.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { canonicalJson } from './canonical-json';
import { collectionsOf } from './job-collections';
import { prefixOf, snapshotAt, stageAt, type JobPlace } from './job-life';
import type { CollectionSeed, ExportJobSeed } from './seed';

export interface ExportedObject {
  /** Its path in the bucket, in parts. */
  readonly key: readonly string[];
  readonly body: () => string | Buffer;
}

/** Atlas does not say how large its chunks are; this many documents are the emulator's own choice. */
const CHUNK = 100;
const REPLICA_SET = 'atlas-abc123-shard-0';

/**
 * What is there at a moment, in the order in which it came: collection after collection, in each the data before
 * `metadata.json`, and `.complete` at the end. Of the collection that is being exported there is the first chunk.
 */
export function objectsAt(job: ExportJobSeed, place: JobPlace, now: number): ExportedObject[] {
  const { state, exportedCollections } = stageAt(job, now);
  if (state === 'Queued') return [];
  const collections = collectionsOf(job).map((collection) => collectionObjects(collection, job, place));
  if (state !== 'Successful') {
    return [...collections.slice(0, exportedCollections).flat(), ...firstChunk(collections[exportedCollections])];
  }
  const objects = collections.flat();
  return [...objects, { key: [...folderOf(job, place), '.complete'], body: () => marker(job, place, objects.length) }];
}

/** The parts of the prefix; a slash at its beginning or end makes none. */
export function folderOf(job: ExportJobSeed, place: JobPlace): string[] {
  return prefixOf(job, place)
    .split('/')
    .filter((part) => part !== '');
}

function collectionObjects(collection: CollectionSeed, job: ExportJobSeed, place: JobPlace): ExportedObject[] {
  const folder = [...folderOf(job, place), collection.database, collection.name];
  const shards = job.components?.map(({ replicaSetName }) => replicaSetName) ?? [REPLICA_SET];
  const chunks = shards.flatMap((shard, s) => {
    const documents = collection.documents.filter((_, index) => index % shards.length === s);
    return Array.from({ length: Math.ceil(documents.length / CHUNK) }, (_, n) => ({
      key: [...folder, `${shard}.${n}.json.gz`],
      body: () => compress(documents.slice(n * CHUNK, (n + 1) * CHUNK)),
    }));
  });
  return [...chunks, { key: [...folder, 'metadata.json'], body: () => metadata(collection, place) }];
}

function firstChunk(objects: readonly ExportedObject[] = []): ExportedObject[] {
  return objects.slice(0, Math.min(1, objects.length - 1));
}

/** The same bytes in every run: zlib leaves the time out of the header. */
function compress(documents: readonly object[]): Buffer {
  return gzipSync(documents.map((document) => `${canonicalJson(document)}\n`).join(''));
}

function metadata({ database, name }: CollectionSeed, { projectId, clusterName }: JobPlace): string {
  return canonicalJson({
    indexes: [{ v: 2, key: { _id: 1 }, name: '_id_' }],
    uuid: digest(projectId, clusterName, database, name).slice(0, 32),
    collectionName: name,
  });
}

/** Seeds have ids of organizations and projects and no names. */
function marker(job: ExportJobSeed, { orgId, projectId, clusterName }: JobPlace, totalFiles: number): string {
  return JSON.stringify({
    orgId,
    orgName: `organization ${orgId}`,
    groupId: projectId,
    groupName: `project ${projectId}`,
    clusterUniqueId: digest(projectId, clusterName).slice(0, 24),
    clusterName,
    snapshotInitiationDate: new Date(snapshotAt(job)).toISOString(),
    totalFiles,
    labels: [],
    customData: job.customData,
  });
}

function digest(...names: string[]): string {
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}
