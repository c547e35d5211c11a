// What a file is to the system that is to start it, read from its own headers.

export interface Format {
  readonly format: 'ELF' | 'Mach-O' | 'PE';
  readonly architecture: string;
}

const ELF_MACHINES: Readonly<Record<number, string>> = { 0x3e: 'amd64', 0xb7: 'arm64' };
const MAC_MACHINES: Readonly<Record<number, string>> = { 0x01000007: 'amd64', 0x0100000c: 'arm64' };
const WINDOWS_MACHINES: Readonly<Record<number, string>> = { 0x8664: 'amd64', 0xaa64: 'arm64' };
/** An executable, and not a library, in each of the formats; position-independent ones of ELF count as libraries. */
const ELF_TYPES = [2, 3];
const MAC_EXECUTABLE = 2;
const WINDOWS_EXECUTABLE = 0x2;

export function formatOf(file: Buffer): Format {
  if (file.toString('latin1', 0, 4) === '\x7fELF') return elf(file);
  if (file.readUInt32LE(0) === 0xfeedfacf) return mac(file);
  if (file.toString('latin1', 0, 2) === 'MZ') return windows(file);
  throw new Error('It is of no known format');
}

function elf(file: Buffer): Format {
  if (!ELF_TYPES.includes(file.readUInt16LE(16))) throw new Error('It is no executable');
  return { format: 'ELF', architecture: known(ELF_MACHINES, file.readUInt16LE(18)) };
}

function mac(file: Buffer): Format {
  if (file.readUInt32LE(12) !== MAC_EXECUTABLE) throw new Error('It is no executable');
  return { format: 'Mach-O', architecture: known(MAC_MACHINES, file.readUInt32LE(4)) };
}

function windows(file: Buffer): Format {
  const header = file.readUInt32LE(0x3c);
  if (file.toString('latin1', header, header + 4) !== 'PE\0\0') throw new Error('It is no program of Windows');
  if ((file.readUInt16LE(header + 22) & WINDOWS_EXECUTABLE) === 0) throw new Error('It is no executable');
  return { format: 'PE', architecture: known(WINDOWS_MACHINES, file.readUInt16LE(header + 4)) };
}

function known(machines: Readonly<Record<number, string>>, machine: number): string {
  const name = machines[machine];
  if (name === undefined) throw new Error(`It is for a machine ${machine.toString(16)}`);
  return name;
}
