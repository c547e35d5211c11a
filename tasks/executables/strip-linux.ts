// Takes symbols and debugging information out of a Linux executable, which runs without; the same bytes on each machine.

const SECTION = 64;
const HEADER = 64;
const STRINGS = 3;
const NO_BITS = 8;
const ALLOCATED = 0x2n;
const NAME = '.shstrtab';

interface Section {
  readonly head: Buffer;
  readonly name: string;
  readonly end: number;
}

/** What is loaded when it starts stays where it is; behind it come the sections that are left. */
export function stripLinux(executable: Buffer): Buffer {
  if (executable.toString('latin1', 0, 6) !== '\x7fELF\x02\x01')
    throw new Error('This is no 64-bit executable for Linux');
  const sections = sectionsOf(executable);
  const kept = sections.slice(0, sections.map(isLoaded).lastIndexOf(true) + 1);
  // Each names others by their number.
  if (!kept.slice(1).every(isLoaded)) throw new Error('The sections that are loaded do not come first');
  const body = executable.subarray(0, align(Math.max(HEADER, ...kept.map(({ end }) => end))));
  return withSections(Buffer.from(body), kept);
}

function withSections(body: Buffer, kept: readonly Section[]): Buffer {
  const names = Buffer.from([...kept.map(({ name }) => name), NAME].map((name) => `${name}\0`).join(''), 'latin1');
  const padded = Buffer.alloc(align(names.length));
  names.copy(padded);
  let at = 0;
  const heads = kept.map(({ head, name }) => {
    const copy = Buffer.from(head);
    copy.writeUInt32LE(at, 0);
    at += name.length + 1;
    return copy;
  });
  body.writeBigUInt64LE(BigInt(body.length + padded.length), 40);
  body.writeUInt16LE(kept.length + 1, 60);
  body.writeUInt16LE(kept.length, 62);
  return Buffer.concat([body, padded, ...heads, namesHead(at, body.length, names.length)]);
}

function namesHead(name: number, offset: number, size: number): Buffer {
  const head = Buffer.alloc(SECTION);
  head.writeUInt32LE(name, 0);
  head.writeUInt32LE(STRINGS, 4);
  head.writeBigUInt64LE(BigInt(offset), 24);
  head.writeBigUInt64LE(BigInt(size), 32);
  head.writeBigUInt64LE(1n, 48);
  return head;
}

function sectionsOf(executable: Buffer): Section[] {
  const [table, count, names] = [
    Number(executable.readBigUInt64LE(40)),
    executable.readUInt16LE(60),
    executable.readUInt16LE(62),
  ];
  const heads = Array.from({ length: count }, (_, index) =>
    executable.subarray(table + index * SECTION, table + (index + 1) * SECTION),
  );
  const namesAt = Number(heads[names]?.readBigUInt64LE(24) ?? 0);
  return heads.map((head) => {
    const from = namesAt + head.readUInt32LE(0);
    const size = head.readUInt32LE(4) === NO_BITS ? 0n : head.readBigUInt64LE(32);
    const name = executable.toString('latin1', from, executable.indexOf(0, from));
    return { head, name, end: Number(head.readBigUInt64LE(24) + size) };
  });
}

function isLoaded({ head }: Section): boolean {
  return (head.readBigUInt64LE(8) & ALLOCATED) !== 0n;
}

function align(value: number): number {
  return Math.ceil(value / 8) * 8;
}
