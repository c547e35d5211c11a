// The one message of a call, however its body is cut.
import { frame, MessageReader } from '../../../src/tfplugin/transport/message-reader';

const MESSAGE = Buffer.from(Array.from({ length: 3_000 }, (_, index) => index % 251));

test.each([1, 2, 4, 5, 6, 7, 1_000, 2_999, 3_004, 3_005])('in pieces of %i bytes', (size) => {
  const body = frame(MESSAGE);
  const reader = new MessageReader();
  for (let at = 0; at < body.length; at += size) reader.push(body.subarray(at, at + size));
  expect(Buffer.from(reader.end()).equals(MESSAGE)).toBe(true);
});

test('that comes in one piece is not copied', () => {
  const body = frame(MESSAGE);
  const reader = new MessageReader();
  reader.push(body);
  expect(reader.end().byteOffset).toBe(body.byteOffset + 5);
  expect(reader.end().buffer).toBe(body.buffer);
});

test('with an empty piece before it', () => {
  const reader = new MessageReader();
  reader.push(Buffer.alloc(0));
  for (const byte of frame(MESSAGE)) reader.push(Buffer.from([byte]));
  expect(Buffer.from(reader.end()).equals(MESSAGE)).toBe(true);
});

test('in a million pieces takes room for the message, and not for each piece', () => {
  const body = frame(Buffer.alloc(1_000_000, 7));
  const reader = new MessageReader();
  const before = process.memoryUsage().arrayBuffers;
  for (let at = 0; at < body.length; at += 1) reader.push(body.subarray(at, at + 1));
  expect(reader.end()).toHaveLength(1_000_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
});

test('that ends too early, or goes on too long, is refused', () => {
  const short = new MessageReader();
  short.push(frame(MESSAGE).subarray(0, -1));
  expect(() => short.end()).toThrow('The request ends before its message does.');
  const long = new MessageReader();
  long.push(frame(MESSAGE));
  expect(() => long.push(Buffer.from([0]))).toThrow('The request holds more than one message.');
});
