// No bytes crash the server or leave it hanging: a connection ends, or it still answers.
import fc from 'fast-check';
import { ErrorCode } from '../../../src/tfplugin/http2/error-code';
import {
  END_HEADERS,
  END_STREAM,
  frameBytes,
  get,
  GET,
  literal,
  PREFACE,
  RawClient,
  setting,
  TYPES,
  uint32,
} from './support/raw-client';
import { HELLO, TestServer } from './support/test-server';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterEach(async () => {
  // Whatever was sent to it, it serves the next client.
  const client = await RawClient.open(server.port);
  client.send('HEADERS', END_STREAM | END_HEADERS, 1, GET);
  expect((await client.answer(1)).body.toString()).toBe(HELLO);
  client.close();
});
afterAll(() => server.stop());

const CODES: readonly number[] = Object.values(ErrorCode);

/** Sends it in pieces and leaves; the server must leave too, and have said nothing that is not allowed. */
async function sendAndLeave(bytes: Buffer, sizes: readonly number[]): Promise<void> {
  const client = await RawClient.silent(server.port);
  let at = 0;
  for (const size of [...sizes, bytes.length]) client.socket.write(bytes.subarray(at, (at += size)));
  client.socket.end();
  await client.closed;
  for (const { type, payload } of client.frames) {
    if (type === 'GOAWAY') expect(CODES).toContain(payload.readUInt32BE(4));
    if (type === 'RST_STREAM') expect(CODES).toContain(payload.readUInt32BE());
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 });
const anyBytes = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));

const id = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(0, 1, 3, 5, 7) }, fc.nat(), fc.constant(0x7fffffff));
const flags = fc.oneof(fc.constantFrom(0, 1, 4, 5, 8, 0x20, 0x2d), fc.integer({ min: 0, max: 255 }));
const path = fc.constantFrom('/', '/echo', '/hang', '/open', '/early', '/empty', '/long-headers', '/big/70000');
const fields = fc.array(fc.tuple(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 })), { maxLength: 4 });
const block = fc.oneof(
  path.map(get),
  fc.tuple(path, fields).map(([to, added]) => Buffer.concat([get(to), literal(...added)])),
  anyBytes,
);
const number = fc
  .oneof(fc.constantFrom(0, 1, 0x7fffffff, 0x80000000), fc.integer({ min: 0, max: 0xffffffff }))
  .map(uint32);
const settings = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.oneof(fc.nat(100_000), fc.integer({ min: 0, max: 0xffffffff }))))
  .map((each) => Buffer.concat(each.map(([key, value]) => setting(key, value))));

/** Frames that could be part of a session, each at the wrong time or right. */
const frame = fc.oneof(
  fc.tuple(id, block).map(([to, part]) => frameBytes('HEADERS', END_HEADERS, to, part)),
  fc.tuple(id, block).map(([to, part]) => frameBytes('HEADERS', END_STREAM | END_HEADERS, to, part)),
  fc.tuple(flags, id, block).map(([some, to, part]) => frameBytes('HEADERS', some, to, part)),
  fc.tuple(flags, id, block).map(([some, to, part]) => frameBytes('CONTINUATION', some, to, part)),
  fc.tuple(flags, id, anyBytes).map(([some, to, part]) => frameBytes('DATA', some, to, part)),
  fc.tuple(id, number).map(([to, value]) => frameBytes('WINDOW_UPDATE', 0, to, value)),
  fc.tuple(id, number).map(([to, value]) => frameBytes('RST_STREAM', 0, to, value)),
  fc.tuple(id, fc.uint8Array({ minLength: 4, maxLength: 6 })).map(([to, part]) => frameBytes('PRIORITY', 0, to, part)),
  settings.map((part) => frameBytes('SETTINGS', 0, 0, part)),
  fc.uint8Array({ minLength: 7, maxLength: 9 }).map((part) => frameBytes('PING', 0, 0, part)),
  fc.tuple(fc.integer({ min: 0, max: TYPES.length + 2 }), flags, id, anyBytes).map((parts) => frameBytes(...parts)),
);

/** A session that is right, but for one place. */
const mutated = fc
  .tuple(fc.array(path, { minLength: 1, maxLength: 4 }), fc.nat(), fc.uint8Array({ maxLength: 4 }), fc.nat(12))
  .map(([paths, at, put, removed]) => {
    const requests = paths.flatMap((to, index) => [
      frameBytes('HEADERS', END_HEADERS, 2 * index + 1, get(to)),
      frameBytes('DATA', END_STREAM, 2 * index + 1, '616263'),
      frameBytes('WINDOW_UPDATE', 0, 0, uint32(10)),
    ]);
    const bytes = Buffer.concat([PREFACE, frameBytes('SETTINGS'), ...requests]);
    const place = at % bytes.length;
    return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + removed)]);
  });

test('random bytes', async () => {
  await fc.assert(fc.asyncProperty(anyBytes, sizes, sendAndLeave), { numRuns: 200 });
});

test('random bytes after a right beginning', async () => {
  const begun = anyBytes.map((bytes) => Buffer.concat([PREFACE, frameBytes('SETTINGS'), bytes]));
  await fc.assert(fc.asyncProperty(begun, sizes, sendAndLeave), { numRuns: 500 });
});

test('sessions with one wrong place', async () => {
  await fc.assert(fc.asyncProperty(mutated, sizes, sendAndLeave), { numRuns: 1_000 });
});

test('header blocks of random bytes', async () => {
  const blocks = fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 5 });
  const session = blocks.map((parts) =>
    Buffer.concat([
      PREFACE,
      frameBytes('SETTINGS'),
      ...parts.map((part, index) => frameBytes('HEADERS', END_STREAM | END_HEADERS, 2 * index + 1, part)),
    ]),
  );
  await fc.assert(fc.asyncProperty(session, sizes, sendAndLeave), { numRuns: 500 });
});

test('frames in any order: the session answers a PING, or has ended and said why', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { maxLength: 30 }), async (frames) => {
      const client = await RawClient.open(server.port);
      client.write(...frames);
      await client.ping().catch(async () => {
        // A header block without its end makes the PING itself wrong.
        const { payload } = await client.next('GOAWAY');
        expect(CODES).toContain(payload.readUInt32BE(4));
      });
      client.close();
      await client.closed;
    }),
    { numRuns: 1_000 },
  );
});
