// Provokes each code that is about which job is wanted, and what has become of it. What Atlas says repeats the credentials.
import { AtlasReader } from '../../../src/exports/atlas-reader';
import { resolveExportJob } from '../../../src/exports/resolve-export-job';
import type { ExportJobQuestion } from '../../../src/model/question';
import { ACCESS_TOKEN, ADDRESS, afterThisTest, clientFor, failureOf, startAtlas } from '../../atlas/atlas-server';
import { byId, newest, optionsOf, waitedFor } from '../../exports/support/questions';
import { PatientClock } from '../../faults/support/patient-clock';
import type { Provocations, Told } from './told';

const { accessToken: SAID } = ACCESS_TOKEN as { accessToken: string };

export const OF_JOBS = {
  NO_EXPORT_JOB: () => answered(newest(), { state: SAID, createdAt: SAID }),
  EXPORT_JOB_TOO_OLD: () => answered(newest({ maxAge: '26h' }), { state: 'Successful', createdAt: SAID }),
  EXPORT_JOB_FAILED: () =>
    answered(waitedFor(byId(ADDRESS)), { state: 'Failed', snapshotId: SAID, stateReason: { message: SAID } }),
  EXPORT_JOB_CANCELLED: () => answered(waitedFor(byId(ADDRESS)), { state: 'Cancelled', snapshotId: SAID }),
} satisfies Provocations;

export const OF_WAITS = {
  WAIT_TIMED_OUT: () => answered(waitedFor(byId(ADDRESS)), { state: SAID }),
} satisfies Provocations;

/** The failure of a question about a cluster that has one job. */
async function answered(question: ExportJobQuestion, job: object): Promise<Told> {
  const body = { id: ADDRESS.exportJobId, exportBucketId: 'b'.repeat(24), ...job };
  const { url } = await startAtlas((seen) => ({ json: seen.url.includes('pageNum') ? { results: [body] } : body }));
  const clock = new PatientClock(3_600_000);
  afterThisTest(() => clock.stop());
  const reader = new AtlasReader(clientFor(url, { clock }));
  return failureOf(resolveExportJob(reader, question, optionsOf(clock)));
}
