// Bytes into frames, and the preface before them.
import fc from 'fast-check';
import { ErrorCode } from '../../../src/tfplugin/http2/error-code';
import type { Frame } from '../../../src/tfplugin/http2/frame';
import { FrameReader } from '../../../src/tfplugin/http2/frame-reader';
import { Preface } from '../../../src/tfplugin/http2/preface';
import { frameBytes, PREFACE } from './support/raw-client';

function read(...chunks: readonly Buffer[]): Frame[] {
  const frames: Frame[] = [];
  const reader = new FrameReader((frame) => frames.push(frame));
  for (const chunk of chunks) reader.read(chunk);
  return frames;
}

describe('FrameReader', () => {
  test('the parts of a frame; the reserved bit does not count', () => {
    const bytes = frameBytes(0xfa, 0xa5, 0x87654321, 'c0ffee');
    expect(read(bytes)).toEqual([
      { type: 0xfa, flags: 0xa5, streamId: 0x07654321, payload: Buffer.from('c0ffee', 'hex') },
    ]);
  });

  test('frames of any length, split anywhere', () => {
    const length = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(16_383, 16_384));
    const frame = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 0x7fffffff }), length);
    fc.assert(
      fc.property(fc.array(frame), fc.array(fc.integer({ min: 1, max: 20_000 })), (frames, sizes) => {
        const sent = frames.map(([type, id, bytes]) => ({ type, id, payload: Buffer.alloc(bytes, type) }));
        const all = Buffer.concat(sent.map(({ type, id, payload }) => frameBytes(type, 1, id, payload)));
        const chunks: Buffer[] = [];
        let at = 0;
        for (const size of [...sizes, all.length]) chunks.push(all.subarray(at, (at += size)));
        const got = read(...chunks);
        expect(got).toHaveLength(sent.length);
        for (const [index, { type, id, payload }] of sent.entries()) {
          expect(got[index]).toMatchObject({ type, flags: 1, streamId: id });
          expect(got[index]?.payload.equals(payload)).toBe(true);
        }
      }),
    );
  });

  test('a frame that comes byte by byte', () => {
    const bytes = Buffer.concat([frameBytes('PING', 0, 0, '0102030405060708'), frameBytes('SETTINGS')]);
    const frames = read(...[...bytes].map((byte) => Buffer.of(byte)));
    expect(frames.map(({ type, payload }) => [type, payload.length])).toEqual([
      [6, 8],
      [4, 0],
    ]);
  });

  test('a frame that is too long is refused by its head', () => {
    const head = Buffer.from('004001000000000001', 'hex');
    expect(() => read(head)).toThrow(
      expect.objectContaining({ code: ErrorCode.FRAME_SIZE_ERROR, message: 'A frame of 16385 bytes is too long.' }),
    );
  });
});

describe('Preface', () => {
  test('it is taken off, wherever it is split', () => {
    const bytes = Buffer.concat([PREFACE, Buffer.from('rest')]);
    for (let at = 0; at <= bytes.length; at += 1) {
      const preface = new Preface();
      const rest = [bytes.subarray(0, at), bytes.subarray(at)].map((chunk) => preface.skip(chunk));
      expect(Buffer.concat(rest).toString()).toBe('rest');
    }
  });

  test.each([0, 1, 10, 23])('another byte at %i is refused when it comes', (at) => {
    const bytes = Buffer.from(PREFACE);
    bytes[at] = 0;
    const preface = new Preface();
    expect(preface.skip(bytes.subarray(0, at))).toHaveLength(0);
    expect(() => preface.skip(bytes.subarray(at, at + 1))).toThrow(
      expect.objectContaining({ code: ErrorCode.PROTOCOL_ERROR }),
    );
  });
});
