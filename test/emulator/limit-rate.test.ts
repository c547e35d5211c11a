// The token bucket of the newer API.
import { readFixture, validateShape } from '../contract/validate-shape';
import { ask, emulators, jobsPath, standingClock } from './emulator-under-test';

const start = emulators();

test('every answer of the newer API tells the limit and what is left of it', async () => {
  const { now } = standingClock();
  const emulator = await start({ now });
  for (const [path, left] of [
    [jobsPath(emulator), '1199'],
    [jobsPath(emulator, 'v2', 'gone'), '1198'],
  ] as const) {
    const { headers } = await ask(emulator, path);
    expect([headers.get('ratelimit-limit'), headers.get('ratelimit-remaining')]).toEqual(['1200', left]);
  }
});

test('an empty bucket is answered with 429, and fills up with time', async () => {
  const clock = standingClock();
  const emulator = await start({ now: clock.now, rateLimit: 2 });
  await ask(emulator, jobsPath(emulator));
  await ask(emulator, jobsPath(emulator));
  clock.advance(7_000);
  const { status, headers, body } = await ask(emulator, jobsPath(emulator));
  expect(status).toBe(429);
  expect(headers.get('retry-after')).toBe('23');
  expect(headers.get('ratelimit-limit')).toBe('2');
  expect(headers.get('ratelimit-remaining')).toBe('0');
  expect(headers.get('x-error-code')).toBe('RATE_LIMITED_TOKEN_BUCKET');
  expect(validateShape('error-429-token-bucket', body)).toEqual([]);
  expect(body).toMatchObject({ parameters: ['api/atlas/v2/groups', 23, 2, 2, 60] });
  clock.advance(22_999);
  expect((await ask(emulator, jobsPath(emulator))).status).toBe(429);
  clock.advance(1);
  expect((await ask(emulator, jobsPath(emulator))).status).toBe(200);
});

test('the words are those of the fixture', async () => {
  const clock = standingClock();
  const emulator = await start({ now: clock.now, rateLimit: 1 });
  await ask(emulator, jobsPath(emulator));
  clock.advance(53_000);
  const { detail } = (await ask(emulator, jobsPath(emulator))).body as { detail: string };
  const expected = (readFixture('error-429-token-bucket') as { detail: string }).detail;
  expect(detail).toBe(expected.replaceAll('1200', '1'));
});

test('a challenge costs nothing, and the older API has no limit', async () => {
  const { now } = standingClock();
  const emulator = await start({ now, rateLimit: 1 });
  await ask(emulator, jobsPath(emulator), { authorization: null });
  for (let count = 0; count < 3; count++) {
    const { status, headers } = await ask(emulator, jobsPath(emulator, 'v1.0'), { accept: 'application/json' });
    expect(status).toBe(200);
    expect(headers.has('ratelimit-limit')).toBe(false);
  }
  expect((await ask(emulator, jobsPath(emulator))).status).toBe(200);
});

test('a clock that goes back takes nothing away', async () => {
  const clock = standingClock();
  const emulator = await start({ now: clock.now, rateLimit: 2 });
  await ask(emulator, jobsPath(emulator));
  clock.advance(-3_600_000);
  expect((await ask(emulator, jobsPath(emulator))).headers.get('ratelimit-remaining')).toBe('0');
});
