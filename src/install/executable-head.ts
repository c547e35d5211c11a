// Which platform a file is a program for, as its first bytes say.
import { closeSync, openSync, readSync } from 'node:fs';

const HEAD_BYTES = 4096;

/** The processors' numbers in each format, and Terraform's names of them. */
const ELF_MACHINES: Readonly<Record<number, string>> = { 3: '386', 40: 'arm', 62: 'amd64', 183: 'arm64' };
const MACH_PROCESSORS: Readonly<Record<number, string>> = { 0x01000007: 'amd64', 0x0100000c: 'arm64' };
const PE_MACHINES: Readonly<Record<number, string>> = { 0x14c: '386', 0x8664: 'amd64', 0xaa64: 'arm64' };

/** Why the file cannot be started on the platform; undefined where its first bytes do not tell. */
export function headProblem(file: string, platform: string): string | undefined {
  const head = readHead(file);
  if (head.length === 0) return 'The file is empty';
  if (head.toString('latin1', 0, 23) === 'version https://git-lfs') {
    return 'The file is a pointer of Git LFS, and not what it points to';
  }
  const found = programOf(head);
  if (found === undefined) return beginsLikeProgram(head) ? undefined : 'The file is no program';
  const [system = '', processor] = platform.split('_');
  const format = system === 'darwin' || system === 'windows' ? system : 'linux';
  return found === `${format}_${processor ?? ''}` ? undefined : `The file is a program for ${found}`;
}

function readHead(file: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(descriptor, head));
  } finally {
    closeSync(descriptor);
  }
}

/** Also one for a processor that we do not know, and a script. */
function beginsLikeProgram(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 4);
  return ['\x7fELF', '\xcf\xfa\xed\xfe', 'MZ', '#!'].some((magic) => start.startsWith(magic));
}

/** The other systems with programs of Linux's format count as it. */
function programOf(head: Buffer): string | undefined {
  if (head.length < 64) return undefined;
  if (head.readUInt32BE(0) === 0x7f454c46) return named('linux', ELF_MACHINES[head.readUInt16LE(18)]);
  if (head.readUInt32LE(0) === 0xfeedfacf) return named('darwin', MACH_PROCESSORS[head.readUInt32LE(4)]);
  if (head.toString('latin1', 0, 2) !== 'MZ') return undefined;
  const start = head.readUInt32LE(60);
  if (start + 6 > head.length || head.readUInt32BE(start) !== 0x50450000) return undefined;
  return named('windows', PE_MACHINES[head.readUInt16LE(start + 4)]);
}

function named(system: string, processor: string | undefined): string | undefined {
  return processor === undefined ? undefined : `${system}_${processor}`;
}
