// The synthesis of one stack with many export jobs, in a process of its own.
import fs from 'node:fs';
import path from 'node:path';
import type { SynthJobs } from '../apps/synth-jobs';
import type { Bench } from './bench';
import type { Emulator } from './emulator';
import { runApp } from './run-app';
import { PROJECT_ID } from './seed';

/** Its milliseconds, the start of the process not counted. */
export async function synthesize(
  bench: Bench,
  input: Pick<SynthJobs, 'variant' | 'jobs' | 'contextFile'>,
  emulator: Emulator = bench.emulators.at(0),
): Promise<number> {
  const outdir = path.join(bench.workspace, 'jobs.out');
  fs.rmSync(outdir, { recursive: true, force: true });
  const whole: SynthJobs = { ...input, outdir, projectId: PROJECT_ID };
  return runApp<number>(bench, 'synth-jobs', { input: whole, settings: emulator.settings() });
}
