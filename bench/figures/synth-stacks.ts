// What putting the provider into each stack's folder costs: time, and bytes on the disk.
import fs from 'node:fs';
import path from 'node:path';
import type { SynthStacks } from '../apps/synth-stacks';
import type { Bench } from '../support/bench';
import { interleave } from '../support/interleave';
import type { Row } from '../support/row';
import { runApp } from '../support/run-app';

const STACKS = 200;

export async function synthStacks(bench: Bench): Promise<Row[]> {
  const { ours, without } = await interleave(bench.rounds(10), {
    ours: () => synthesize(bench, true),
    without: () => synthesize(bench, false),
  });
  const against = 'the same without `AtlasProvider`';
  return [
    {
      what: `Synthesis of ${STACKS} stacks with \`AtlasProvider\``,
      unit: 'ms',
      ours: ours.time,
      other: without.time,
      against,
    },
    { what: `Size of these ${STACKS} stacks`, unit: 'MiB', ours: ours.size, other: without.size, against },
  ];
}

async function synthesize(bench: Bench, withProvider: boolean) {
  const outdir = path.join(bench.workspace, 'stacks.out');
  fs.rmSync(outdir, { recursive: true, force: true });
  const input: SynthStacks = { withProvider, outdir, count: STACKS };
  const time = await runApp<number>(bench, 'synth-stacks', input);
  return { time, size: sizeOf(outdir) / 2 ** 20 };
}

/** Bytes of all files, each counted once however many names it has. */
function sizeOf(directory: string): number {
  const files = fs.readdirSync(directory, { recursive: true, withFileTypes: true });
  const sizes = new Map<number, number>();
  for (const entry of files) {
    if (entry.isDirectory()) continue;
    const { ino, size } = fs.lstatSync(path.join(entry.parentPath, entry.name));
    sizes.set(ino, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
