// The most memory that a running process has held so far.
import fs from 'node:fs';

/** In MiB, as the Linux kernel counts it; what a parent reads of an ended child would hold the parent's own share. */
export function peakMemory(pid: number): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}
