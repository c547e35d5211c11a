// The folder of --objects, which stands for the export buckets: laid out as Atlas fills them, and never left.
import fs from 'node:fs';
import path from 'node:path';
import { EmulatorError } from './emulator-error';
import { folderOf, objectsAt, type ExportedObject } from './exported-objects';
import { existingAt, stageAt, type JobPlace } from './job-life';
import { reasonText } from './reason-text';
import type { ExportJobSeed, Project, World } from './seed';

/** Told of a job that an answer shows: what is new of its objects is written before the answer is sent. */
export type LayOut = (job: ExportJobSeed, place: JobPlace, now: number) => void;

/** Writes what is there at the start. Throws an EmulatorError where something has no place in the folder. */
export function createObjectFolder(folder: string, world: World, now: number): LayOut {
  const placed = world.projects.flatMap((project) => placedJobs(project, world.orgId));
  const buckets = new Map(placed.map(({ job, bucketName }) => [job, path.join(folder, bucketName)]));
  const seen = new Map<ExportJobSeed, { readonly stage: string; readonly count: number }>();
  const layOut: LayOut = (job, place, moment) => {
    const { state, exportedCollections } = stageAt(job, moment);
    const stage = `${state} ${exportedCollections}`;
    const last = seen.get(job);
    if (last?.stage === stage) return;
    const objects = objectsAt(job, place, moment);
    for (const object of objects.slice(last?.count)) writeObject(buckets.get(job) ?? folder, object);
    seen.set(job, { stage, count: objects.length });
  };
  try {
    for (const { bucketName } of world.projects.flatMap(({ exportBuckets }) => exportBuckets)) {
      writeObject(path.join(folder, bucketName), PERMISSION_CHECK);
    }
    const existing = new Set(existingAt([...buckets.keys()], now));
    for (const { job, place } of placed) if (existing.has(job)) layOut(job, place, now);
  } catch (reason) {
    throw new EmulatorError(`The exported objects cannot be written: ${reasonText(reason)}`, { cause: reason });
  }
  return layOut;
}

/** Atlas writes it into each bucket that it is given. */
const PERMISSION_CHECK: ExportedObject = { key: ['exported_snapshots', '.permissioncheck'], body: () => '' };

interface PlacedJob {
  readonly job: ExportJobSeed;
  readonly place: JobPlace;
  readonly bucketName: string;
}

/** Checked at the start, also the jobs to come: names of buckets and prefixes may be anything. */
function placedJobs({ id: projectId, exportBuckets, clusters }: Project, orgId: string): PlacedJob[] {
  for (const { bucketName } of exportBuckets) {
    if (isName(bucketName)) continue;
    throw new EmulatorError(`The bucket name ${JSON.stringify(bucketName)} is no name of a folder`);
  }
  return clusters.flatMap(({ name: clusterName, exportJobs }) =>
    exportJobs.map((job) => {
      const place = { orgId, projectId, clusterName };
      const bucket = exportBuckets.find(({ _id }) => _id === job.exportBucketId);
      if (bucket === undefined) throw noPlace(job, `its project has no export bucket ${job.exportBucketId}`);
      const parts = folderOf(job, place);
      if (parts.length > 0 && parts.every(isName)) return { job, place, bucketName: bucket.bucketName };
      throw noPlace(job, `its prefix, ${JSON.stringify(job.prefix)}, is no path below the folder of its bucket`);
    }),
  );
}

function noPlace({ id }: ExportJobSeed, why: string): EmulatorError {
  return new EmulatorError(`The objects of export job ${id} cannot be laid out: ${why}`);
}

function isName(part: string): boolean {
  return part !== '.' && part !== '..' && !/[/\\\0]/.test(part);
}

function writeObject(bucket: string, { key, body }: ExportedObject): void {
  const file = path.join(bucket, ...key);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, body());
}
