// What putting the provider into each stack's folder costs: time, and bytes on the disk.
import fs from 'node:fs';
import path from 'node:path';
import type { SynthStacks } from '../apps/synth-stacks';
import type { Bench } from '../support/bench';
import { mib, ms, showRuns, times } from '../support/cells';
import { interleave } from '../support/interleave';
import { runApp } from '../support/run-app';
import type { Section } from '../support/section';

export async function synthStacks(bench: Bench): Promise<Section[]> {
  const { stacks, rounds } = bench.scale;
  const runs = rounds(10);
  const { ours, without } = await interleave(runs, {
    ours: () => synthesize(bench, true),
    without: () => synthesize(bench, false),
  });
  const row = (what: string, show: (value: number) => string, [here, there]: readonly [number, number]) => [
    what,
    show(here),
    show(there),
    times(here / there),
  ];
  return [
    {
      title: 'Synthesis of many stacks',
      text: `${stacks} stacks of one output each, with \`AtlasProvider\` in every one, and without. ${showRuns(runs)}.`,
      columns: ['Of all stacks', 'With', 'Without', 'Ratio'],
      rows: [row('Time', ms, [ours.time, without.time]), row('Size on the disk', mib, [ours.size, without.size])],
    },
  ];
}

async function synthesize(bench: Bench, withProvider: boolean) {
  const outdir = path.join(bench.workspace, 'stacks.out');
  fs.rmSync(outdir, { recursive: true, force: true });
  const input: SynthStacks = { withProvider, outdir, count: bench.scale.stacks };
  const time = await runApp<number>(bench, 'synth-stacks', { input });
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
