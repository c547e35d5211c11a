// The export jobs that the rows are about.
import type { Turn } from './fault-server';
import { answer, type AnswerParts } from './turns';

export const PROJECT_ID = '64f0c0ffee64f0c0ffee64f0';

/** One for each read of a row: what was read once is not asked for again. */
export function jobId(read = 0): string {
  return `65000000000000000000${(0x00e1 + read).toString(16).padStart(4, '0')}`;
}

export function addressOf(read = 0): Readonly<Record<string, string>> {
  return { project_id: PROJECT_ID, cluster_name: 'orders', export_job_id: jobId(read) };
}

/** As Atlas answers. */
export const JOB = {
  id: jobId(),
  exportBucketId: '650000000000000000000b01',
  snapshotId: '650000000000000000000501',
  state: 'Successful',
  prefix: `exported_snapshots/5f00c0ffee5f00c0ffee5f00/${PROJECT_ID}/orders/2024-05-06T0700/1714979100`,
  createdAt: '2024-05-06T07:05:00Z',
  finishedAt: '2024-05-06T07:40:11Z',
  exportStatus: { exportedCollections: 40, totalCollections: 40 },
  customData: [],
};

/** The outcome of a read that got it. */
export const READ = { state: { state: JOB.state, prefix: JOB.prefix } };

/** Summaries of requests. */
export const ASKS = 'GET job Bearer';

/** The job that was asked for, with these members instead of its own. */
export function job(own: Readonly<Record<string, unknown>> = {}, parts?: AnswerParts): Turn {
  return (line, asked) => {
    const [id] = /[^/]+$/.exec(asked.target) ?? [];
    answer({ ...JOB, id, ...own }, parts)(line, asked);
  };
}

export function times(count: number, asked: string): string[] {
  return Array.from({ length: count }, () => asked);
}
