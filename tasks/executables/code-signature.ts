// The signature of a macOS executable that names no signer: the hash of each page of its code, under a short head.
import { createHash } from 'node:crypto';

const SUPER_BLOB = 0xfade0cc0;
const CODE_DIRECTORY = 0xfade0c02;
/** The first version that says which part is executed. */
const VERSION = 0x20400;
export const AD_HOC = 0x2;
const SHA_256 = 2;
const HASH_SIZE = 32;
const PAGE_BITS = 12;
const PAGE = 1 << PAGE_BITS;
const MAIN_BINARY = 1n;

/** The super blob with an index of one entry, and the directory before its identifier and its hashes. */
const OUTER_HEAD = 20;
const INNER_HEAD = 88;

export interface SignedCode {
  readonly identifier: string;
  /** What is executed. */
  readonly text: { readonly offset: number; readonly size: number };
  /** - default: AD_HOC. */
  readonly flags?: number;
}

export function codeSignatureSize(codeSize: number, identifier: string): number {
  return OUTER_HEAD + hashOffset(identifier) + Math.ceil(codeSize / PAGE) * HASH_SIZE;
}

/** Over `code`, which is everything that stands before the signature. */
export function codeSignature(code: Buffer, { identifier, text, flags = AD_HOC }: SignedCode): Buffer {
  const size = codeSignatureSize(code.length, identifier);
  const pages = Math.ceil(code.length / PAGE);
  const outer = [SUPER_BLOB, size, 1, 0, OUTER_HEAD];
  const places = [hashOffset(identifier), INNER_HEAD, 0, pages, code.length];
  const inner = [CODE_DIRECTORY, size - OUTER_HEAD, VERSION, flags, ...places];
  const hashes = Array.from({ length: pages }, (_, page) =>
    createHash('sha256')
      .update(code.subarray(page * PAGE, (page + 1) * PAGE))
      .digest(),
  );
  return Buffer.concat([
    ...[...outer, ...inner].map(word),
    Buffer.of(HASH_SIZE, SHA_256, 0, PAGE_BITS),
    // Nothing scattered, no team, no code beyond 4 GiB.
    Buffer.alloc(4 * 4 + 8),
    ...[BigInt(text.offset), BigInt(text.size), MAIN_BINARY].map(longWord),
    Buffer.from(`${identifier}\0`),
    ...hashes,
  ]);
}

function hashOffset(identifier: string): number {
  return INNER_HEAD + Buffer.byteLength(identifier) + 1;
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}

function longWord(value: bigint): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(value);
  return buffer;
}
