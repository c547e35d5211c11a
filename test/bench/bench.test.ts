// The benchmark runs, and measures all that it promises. How fast anything is, is not tested.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { TERRAFORM } from '../support/terraform';

const ROOT = path.join(__dirname, '..', '..');

const SPAWN = ['Spawn → handshake', 'Spawn → connected', 'Spawn → schema answered'];
const MEMORY = ['Peak memory of the provider, one read'];
const PLANS = ['`terraform plan` of one job', '`terraform apply` of one job'];
const SYNTHESIS = ['1 job', '100 jobs', '1,000 jobs'].flatMap((jobs) => [
  `Synthesis of ${jobs}, read at apply, provider installed`,
  `Synthesis of ${jobs}, read at synth, context file full`,
  `Synthesis of ${jobs}, read at synth, no context file`,
]);

test('a quick run has every line, and a number in each', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'bench/run.ts', '--quick'], {
    cwd: ROOT,
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith('|'));
  const rows = lines.slice(2).map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.map(([, what]) => what)).toEqual([
    ...SPAWN,
    ...(process.platform === 'linux' ? MEMORY : []),
    ...(TERRAFORM === undefined ? [] : PLANS),
    '`require` of the library, cdktf being loaded',
    ...SYNTHESIS,
    'Synthesis of 200 stacks with `AtlasProvider`',
    'Size of these 200 stacks',
  ]);
  for (const [, what = '', ours, , theirs, ratio] of rows) {
    for (const cell of [ours, theirs]) expect(`${what}: ${cell}`).toMatch(/: \d+\.\d+ (?:ms|MiB)$/);
    expect(`${what}: ${ratio}`).toMatch(/: \d+\.\d+ ×$/);
  }
  expect(stdout).toContain(`- Node: ${process.versions.node}\n`);
});
