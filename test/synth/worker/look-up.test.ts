// What a look-up asks for, and what it says when its time runs out.
import type { ExportJobAddress } from '../../../src/model/identifiers';
import type { LookupQuestion } from '../../../src/model/lookup';
import type { Credentials } from '../../../src/model/credentials';
import { Readers } from '../../../src/synth/worker/readers';
import { lookUp } from '../../../src/synth/worker/look-up';
import { WaitProgress } from '../../../src/synth/worker/wait-progress';
import { ADDRESS, startAtlas, type Handler } from '../../atlas/atlas-server';
import { EmulatorProcess } from '../../support/emulator-process';
import { nthAddress, seedFlags } from '../../support/seed';

const credentials: Credentials = { method: 'access-token', accessToken: 't', origin: 'accessToken' };

const silent = () => new WaitProgress(() => undefined);

function questionOf({ exportJobId, ...cluster }: ExportJobAddress): LookupQuestion {
  return { question: { kind: 'export-job', cluster, choice: { exportJobId } }, waitTimeout: 1_000 };
}

/** The message of the one look-up's failure. */
async function failure(timeout: number, handler: Handler): Promise<string> {
  const { url } = await startAtlas(handler);
  const connection = { baseUrl: url, apiVersion: 'v2', requestTimeout: 120_000, credentials } as const;
  const batches = [{ connection, questions: [questionOf(ADDRESS)], contextFile: undefined }];
  const readers = new Readers();
  const { outcomes } = await lookUp(
    { id: 1, batches, timeout, userAgent: 'test/1', environment: {} },
    readers,
    silent(),
  );
  await readers.close();
  const [error] = outcomes.flat().flatMap((outcome) => outcome.error ?? []);
  return `${error?.code}: ${error?.parts.what}\n${error?.parts.why}\n${error?.parts.fix}`;
}

test('of a server that never answers', async () => {
  const message = await failure(100, () => undefined);
  expect(message).toMatch(/^LOOKUP_TIMED_OUT: .* within 100 ms, the limit of the look-up's timeout, from http:\S+: /);
  expect(message).toContain('did not answer in time');
  expect(message).toContain('The time for the request was up (1 attempt in ');
  expect(message).toContain('set a longer timeout on AtlasLookup');
});

test('of a server that only answers 503', async () => {
  const message = await failure(100, () => ({ status: 503, headers: { 'Retry-After': '1' } }));
  expect(message).toMatch(/^SERVER_FAILED: .* within 100 ms, the limit of the look-up's timeout, from http:\S+: /);
  expect(message).toContain('status 503');
});

describe('many look-ups', () => {
  const SINGLES = Object.fromEntries(Array.from({ length: 125 }, (_, index) => [`cluster-${index}`, 1]));
  let emulator: EmulatorProcess;
  let limited: EmulatorProcess;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start(seedFlags({ large: 1_200 }));
    limited = await EmulatorProcess.start([...seedFlags(SINGLES), '--rate-limit', '120']);
  });
  afterAll(() => Promise.all([emulator.stop(), limited.stop()]));

  /** The states of these jobs, and the status of each request for them. */
  async function read(from: EmulatorProcess, addresses: readonly ExportJobAddress[]) {
    const { baseUrl, accessToken } = from.facts;
    const token = { ...credentials, accessToken } as Credentials;
    const connection = { baseUrl, apiVersion: 'v2', requestTimeout: 1_000, credentials: token } as const;
    const batches = [{ connection, questions: addresses.map(questionOf), contextFile: undefined }];
    const readers = new Readers();
    const request = { id: 1, batches, timeout: 60_000, userAgent: 'test/1', environment: {} };
    const { outcomes } = await lookUp(request, readers, silent());
    await readers.close();
    const states = outcomes
      .flat()
      .map(({ answer, error }) => (answer !== undefined && 'state' in answer ? answer.state : error?.code));
    return { states, statuses: from.requests().map(({ status }) => status) };
  }

  test('of one cluster cost few requests', async () => {
    const addresses = Array.from({ length: 1_000 }, (_, index) => nthAddress('large', index));
    const { states, statuses } = await read(emulator, addresses);
    expect(states).toEqual(addresses.map(() => 'Successful'));
    expect(statuses.length).toBeLessThanOrEqual(13);
  });

  test('under a rate limit end well, beyond the request timeout', async () => {
    const addresses = Object.keys(SINGLES).map((cluster) => nthAddress(cluster, 0));
    const { states, statuses } = await read(limited, addresses);
    expect(states).toEqual(addresses.map(() => 'Successful'));
    expect(statuses.length - 125).toBeLessThanOrEqual(3);
  });
});
