// A look-up whose time runs out says what had been the matter until then.
import type { Credentials } from '../../../src/model/credentials';
import { Readers } from '../../../src/synth/worker/readers';
import { lookUp } from '../../../src/synth/worker/look-up';
import { ADDRESS, startAtlas, type Handler } from '../../atlas/atlas-server';

const credentials: Credentials = { method: 'access-token', accessToken: 't', origin: 'accessToken' };

/** The message of the one look-up's failure. */
async function failure(timeout: number, handler: Handler): Promise<string> {
  const { url } = await startAtlas(handler);
  const connection = { baseUrl: url, apiVersion: 'v2', requestTimeout: 120_000, credentials } as const;
  const batches = [{ connection, addresses: [ADDRESS], contextFile: undefined }];
  const readers = new Readers();
  const { outcomes } = await lookUp({ id: 1, batches, timeout, userAgent: 'test/1', environment: {} }, readers);
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
