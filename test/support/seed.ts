// Seeds with many export jobs, for the emulator, and their addresses.
import fs from 'node:fs';
import path from 'node:path';
import type { Seed } from '../../src/emulator/seed';
import type { ExportJobAddress } from '../../src/model/identifiers';
import { temporaryFolder } from './temporary-folder';

export const PROJECT = '64f0c0ffee64f0c0ffee64f0';

/** Cluster → how many finished jobs it has. */
export function seedOf(clusters: Readonly<Record<string, number>>): Seed {
  return {
    orgId: '5f00c0ffee5f00c0ffee5f00',
    projects: [
      {
        id: PROJECT,
        clusters: Object.entries(clusters).map(([name, count]) => ({
          name,
          exportJobs: Array.from({ length: count }, (_, index) => exportJob(index)),
        })),
      },
    ],
  };
}

/** The same as flags of the emulator. */
export function seedFlags(clusters: Readonly<Record<string, number>>): string[] {
  const file = path.join(temporaryFolder(), 'seed.json');
  fs.writeFileSync(file, JSON.stringify(seedOf(clusters)));
  return ['--seed', file];
}

/** Where the nth job of a cluster is, from 0 on. */
export function nthAddress(clusterName: string, index: number): ExportJobAddress {
  return { projectId: PROJECT, clusterName, exportJobId: id(index) };
}

function exportJob(index: number) {
  return {
    id: id(index),
    snapshotId: id(index),
    exportBucketId: id(index),
    createdAt: '2024-05-06T07:05:00Z',
    finishedAt: '2024-05-06T07:40:11Z',
    state: 'Successful' as const,
  };
}

function id(index: number): string {
  return `65${index.toString(16).padStart(22, '0')}`;
}
