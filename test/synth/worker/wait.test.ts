// Jobs that are waited for, by a clock that passes by itself: what is asked, told, stored, and when it is given up.
import fs from 'node:fs';
import path from 'node:path';
import { createAtlasClient } from '../../../src/atlas/client';
import { AtlasReader } from '../../../src/exports/atlas-reader';
import type { Connection } from '../../../src/model/connection';
import type { LookupBatch, LookupQuestion } from '../../../src/model/lookup';
import type { ExportJobChoice } from '../../../src/model/question';
import { lookUp } from '../../../src/synth/worker/look-up';
import { Readers } from '../../../src/synth/worker/readers';
import { WaitProgress } from '../../../src/synth/worker/wait-progress';
import { FaultServer, type Script } from '../../faults/support/fault-server';
import { job, JOB, jobId, PROJECT_ID } from '../../faults/support/job';
import { PatientClock } from '../../faults/support/patient-clock';
import { answer, inTurn } from '../../faults/support/turns';
import { temporaryFolder } from '../../support/temporary-folder';

const CLUSTER = { projectId: PROJECT_ID, clusterName: 'orders' };
const TEN_MINUTES = 600_000;
const credentials = { method: 'access-token', accessToken: 't', origin: 'accessToken' } as const;

class OneReader extends Readers {
  public constructor(private readonly reader: AtlasReader) {
    super();
  }

  public override of(): AtlasReader {
    return this.reader;
  }
}

function waitFor(choice: ExportJobChoice): LookupQuestion {
  const question = { kind: 'export-job', cluster: CLUSTER, choice, waitForSuccess: true } as const;
  return { question, waitTimeout: TEN_MINUTES };
}

/** What became of the questions, what was said meanwhile, and what was stored. */
async function waited(script: Script, questions: readonly LookupQuestion[]) {
  const clock = new PatientClock(2 * TEN_MINUTES);
  const server = await FaultServer.start(script, { clock });
  const connection: Connection = { baseUrl: server.baseUrl, apiVersion: 'v2', requestTimeout: 120_000, credentials };
  const client = createAtlasClient({ connection, credentials, userAgent: 'test/1', environment: {}, clock });
  const contextFile = path.join(temporaryFolder(), 'atlas.context.json');
  const batches: LookupBatch[] = [{ connection, questions, contextFile }];
  const said: string[] = [];
  const progress = new WaitProgress((text) => said.push(text));
  const request = { id: 1, batches, timeout: 2 * TEN_MINUTES, userAgent: 'test/1', environment: {} };
  const { outcomes } = await lookUp(request, new OneReader(new AtlasReader(client, () => 0)), progress);
  clock.stop();
  await client.close();
  const stored = fs.existsSync(contextFile) ? fs.readFileSync(contextFile, 'utf8') : undefined;
  return { outcomes: outcomes.flat(), said, stored, elapsed: clock.elapsed, asked: server.asked.length };
}

const inProgress = (exportedCollections: number) =>
  job({ state: 'InProgress', finishedAt: null, exportStatus: { exportedCollections, totalCollections: 40 } });
const queued = job({ state: 'Queued', finishedAt: null, exportStatus: null });
const listOf = (...jobs: readonly object[]) => answer({ results: jobs, totalCount: jobs.length, links: [] });
const named = waitFor({ exportJobId: jobId() });
const words = (state: string) => `Waiting: export job ${jobId()} is ${state}`;

test('a job by its id: each change is told once, the line is taken away, and the job is stored', async () => {
  const script = inTurn(queued, queued, inProgress(12), inProgress(12), inProgress(30), job());
  const { outcomes, said, stored, asked } = await waited(script, [named]);
  expect(outcomes).toEqual([{ answer: expect.objectContaining({ id: jobId(), state: 'Successful' }) as object }]);
  const counts = (exported: number) => words(`InProgress, with ${exported} of 40 collections exported`);
  expect(said).toEqual([words('Queued'), counts(12), counts(30), '']);
  expect(stored).toContain(`"id": "${jobId()}"`);
  expect(asked).toBe(6);
});

test('a job that is successful already is not waited for, and nothing is said', async () => {
  const { outcomes, said, elapsed, asked } = await waited(inTurn(job()), [named]);
  expect(outcomes).toEqual([{ answer: expect.objectContaining({ state: 'Successful' }) as object }]);
  expect({ said, elapsed, asked }).toEqual({ said: [], elapsed: 0, asked: 1 });
});

test('the newest job, where there is none yet: the first to come, and it is not stored', async () => {
  const running = { ...JOB, state: 'InProgress', finishedAt: null };
  const script = inTurn(listOf(), listOf(), listOf(running), inProgress(40), job());
  const { outcomes, said, stored } = await waited(script, [waitFor({ mostRecent: {} })]);
  expect(outcomes).toEqual([{ answer: expect.objectContaining({ id: jobId(), state: 'Successful' }) as object }]);
  expect(said).toEqual(['Waiting: no export job yet', words('InProgress, with 40 of 40 collections exported'), '']);
  expect(stored).toBeUndefined();
});

test.each([
  ['Failed', 'EXPORT_JOB_FAILED', /^Atlas says: E1, disk full\./],
  ['Cancelled', 'EXPORT_JOB_CANCELLED', /^Atlas gives no reason\./],
])('a job that ends as %s is an error with the reason, and is not stored', async (state, code, why) => {
  const stateReason = state === 'Failed' ? { errorCode: 'E1', message: 'disk full.' } : null;
  const { outcomes, said, stored } = await waited(inTurn(queued, job({ state, stateReason })), [named]);
  expect(outcomes).toEqual([{ error: expect.objectContaining({ code }) as object }]);
  expect(outcomes[0]?.error?.parts.what).toContain(
    `Export job ${jobId()} of the snapshot ${JOB.snapshotId} is ${state}`,
  );
  expect(outcomes[0]?.error?.parts.why).toMatch(why);
  expect(said).toEqual([words('Queued'), '']);
  expect(stored).toBeUndefined();
});

test('a job that stays under way is given up after the time to wait, with what it has reached, and its neighbour is not', async () => {
  const exportJobId = jobId(1);
  const other: LookupQuestion = {
    question: { kind: 'export-job', cluster: { ...CLUSTER, clusterName: 'other' }, choice: { exportJobId } },
    waitTimeout: TEN_MINUTES,
  };
  const script: Script = ({ target }) => (target.includes('/clusters/other/') ? job() : inProgress(12));
  const { outcomes, said, stored, elapsed } = await waited(script, [named, other]);
  expect(Math.abs(elapsed - TEN_MINUTES)).toBeLessThan(10);
  expect(outcomes[1]).toEqual({ answer: expect.objectContaining({ id: exportJobId }) as object });
  const { code, parts } = outcomes[0]?.error ?? {};
  expect(code).toBe('WAIT_TIMED_OUT');
  expect(parts?.what).toBe(
    `Export job ${jobId()} was still InProgress, with 12 of 40 collections exported, when 10 min, the limit of the look-up's timeout, were over`,
  );
  expect(parts?.fix).toBe('Try again later, or set a longer timeout on AtlasLookup');
  expect(said).toEqual([words('InProgress, with 12 of 40 collections exported'), '']);
  expect(stored).toContain(`"id": "${exportJobId}"`);
  expect(stored).not.toContain(`"id": "${jobId()}"`);
});
