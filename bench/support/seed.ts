// The data that the emulator serves: clusters with so many finished export jobs.

export const PROJECT_ID = '64f0c0ffee64f0c0ffee64f0';
const BUCKET_ID = '650000000000000000000b01';

export interface ClusterSeed {
  readonly name: string;
  readonly jobs: number;
}

/** The cluster that holds so many jobs and no more. */
export function clusterName(jobs: number): string {
  return `jobs-${jobs}`;
}

/** The id of the nth job of a cluster, from 0 on. The list shows them in this order. */
export function exportJobId(index: number): string {
  return `65${index.toString(16).padStart(22, '0')}`;
}

/** The same as an expression of Terraform's. */
export function exportJobIdExpression(index: string): string {
  return `65\${format("%022x", ${index})}`;
}

export function seedOf(clusters: readonly ClusterSeed[]): object {
  const projects = [
    { id: PROJECT_ID, clusters: clusters.map(({ name, jobs }) => ({ name, exportJobs: exportJobs(jobs) })) },
  ];
  return { orgId: '5f00c0ffee5f00c0ffee5f00', projects };
}

function exportJobs(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: exportJobId(index),
    snapshotId: `66${index.toString(16).padStart(22, '0')}`,
    exportBucketId: BUCKET_ID,
    createdAt: '2024-05-06T07:05:00Z',
    finishedAt: '2024-05-06T07:40:11Z',
    state: 'Successful',
  }));
}
