// What a running process has cost so far, as the Linux kernel counts it; no other tells.
import fs from 'node:fs';

/** Clock ticks of /proc in a second; the same on every Linux that Node runs on. */
const TICKS = 100;
const USER_TIME = 11;

export interface ProcessCost {
  /** The most memory that it has held, in MiB; what a parent reads of an ended child would hold its own share. */
  readonly peak: number;
  /** Milliseconds of processor time, of all its threads. */
  readonly cpu: number;
}

export function processCost(pid: number): ProcessCost {
  if (process.platform !== 'linux') return { peak: NaN, cpu: NaN };
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  // The name before the last parenthesis may hold anything.
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const ticks = fields.slice(USER_TIME, USER_TIME + 2).reduce((sum, field) => sum + Number(field), 0);
  return { peak: Number(kibibytes) / 1024, cpu: (ticks / TICKS) * 1000 };
}
