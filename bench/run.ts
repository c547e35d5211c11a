// `npm run bench`: what the product costs, against the same without it. `--write` puts it into docs/performance.md,
// `--quick` measures a little of everything twice, which shows that it works and nothing more.
import fs from 'node:fs';
import path from 'node:path';
import { applies } from './figures/applies';
import { memory } from './figures/memory';
import { newest } from './figures/newest';
import { oldJobs } from './figures/old-jobs';
import { plans } from './figures/plans';
import { rateLimit } from './figures/rate-limit';
import { requireLibrary } from './figures/require';
import { spawn } from './figures/spawn';
import { standalone } from './figures/standalone';
import { synthJobs } from './figures/synth-jobs';
import { synthStacks } from './figures/synth-stacks';
import { wholeWay } from './figures/whole-way';
import { page } from './support/page';
import { ROOT } from './support/paths';
import { QUICK, WHOLE } from './support/scale';
import { withBench } from './support/with-bench';

const WITHOUT_TERRAFORM = [spawn, standalone, memory, newest, rateLimit, requireLibrary, synthJobs, synthStacks];
const FIGURES = [
  plans,
  applies,
  oldJobs,
  rateLimit,
  wholeWay,
  spawn,
  standalone,
  memory,
  newest,
  requireLibrary,
  synthJobs,
  synthStacks,
];

async function main(flags: readonly string[]): Promise<void> {
  const text = await withBench(flags.includes('--quick') ? QUICK : WHOLE, async (bench) => {
    const sections = [];
    for (const figure of bench.terraform === undefined ? WITHOUT_TERRAFORM : FIGURES) {
      const began = performance.now();
      sections.push(...(await figure(bench)));
      process.stderr.write(`${figure.name}: ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    }
    return page(bench, sections);
  });
  process.stdout.write(text);
  if (flags.includes('--write')) fs.writeFileSync(path.join(ROOT, 'docs', 'performance.md'), text);
}

void main(process.argv.slice(2));
