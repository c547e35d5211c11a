// Seeds whose export jobs are told one by one: when each was created, and what became of it.
import fs from 'node:fs';
import path from 'node:path';
import type { Seed } from '../../src/emulator/seed';
import { nthAddress, PROJECT } from './seed';
import { temporaryFolder } from './temporary-folder';

type Clusters = NonNullable<Seed['projects'][number]['clusters']>;
type Job = NonNullable<Clusters[number]['exportJobs']>[number];

/** What a test says of a job; the nth of a cluster, from 0 on, has the id of `nthId`. */
export type SeedJob = Omit<Partial<Job>, 'id'>;

export const BUCKET = '650000000000000000000b01';

/** Cluster → its jobs, each with a snapshot of its own and all in one bucket, as flags of the emulator. */
export function clusterFlags(clusters: Readonly<Record<string, readonly SeedJob[]>>): string[] {
  const seed: Seed = {
    orgId: '5f00c0ffee5f00c0ffee5f00',
    projects: [
      {
        id: PROJECT,
        exportBuckets: [{ _id: BUCKET, bucketName: 'exports', cloudProvider: 'AWS', iamRoleId: BUCKET }],
        clusters: Object.entries(clusters).map(([name, jobs]) => ({
          name,
          exportJobs: jobs.map((job, index) => ({
            snapshotId: nthId(index),
            exportBucketId: BUCKET,
            ...job,
            id: nthId(index),
          })),
        })),
      },
    ],
  };
  const file = path.join(temporaryFolder(), 'seed.json');
  fs.writeFileSync(file, JSON.stringify(seed));
  return ['--seed', file];
}

export function nthId(index: number): string {
  return nthAddress('any', index).exportJobId;
}

/** A moment so many hours before now; after it where they are negative. */
export function hoursAgo(hours: number): string {
  return `${new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}
