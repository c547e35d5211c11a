// `npm run bench`: what the product costs, against the same without it. `--write` puts it into docs/performance.md,
// `--quick` runs everything twice only, which shows that it works and nothing more.
import fs from 'node:fs';
import path from 'node:path';
import { memory } from './figures/memory';
import { requireLibrary } from './figures/require';
import { spawn } from './figures/spawn';
import { synthJobs } from './figures/synth-jobs';
import { synthStacks } from './figures/synth-stacks';
import { terraform } from './figures/terraform';
import { page } from './support/page';
import { ROOT } from './support/paths';
import { withBench } from './support/with-bench';

const FIGURES = [spawn, memory, terraform, requireLibrary, synthJobs, synthStacks];

async function main(flags: readonly string[]): Promise<void> {
  const text = await withBench(flags.includes('--quick'), async (bench) => {
    const rows = [];
    for (const figure of FIGURES) rows.push(...(await figure(bench)));
    return page(bench, rows);
  });
  process.stdout.write(text);
  if (flags.includes('--write')) fs.writeFileSync(path.join(ROOT, 'docs', 'performance.md'), text);
}

void main(process.argv.slice(2));
