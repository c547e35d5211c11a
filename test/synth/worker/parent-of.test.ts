// Whose child a process is.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parentOf } from '../../../src/synth/worker/parent-of';
import { RunningProcess } from '../../faults/support/running-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { until } from '../../support/until';

/** An id above the highest that a system gives. */
const NOBODY = 2 ** 22 + 1;

const hasProc = fs.existsSync('/proc/self/stat');
const hasPs = spawnSync('ps').error === undefined;

const WAYS = [
  ...(hasProc ? [['/proc', 'linux'] as const] : []),
  // Small images of Linux have none; other systems always do.
  ...(hasPs ? [['ps', 'darwin'] as const] : []),
];

test.each(WAYS)('%s knows the parent of this process', async (_way, platform) => {
  expect(await parentOf(process.pid, platform)).toBe(String(process.ppid));
});

test.each(WAYS)('%s knows no parent of a process that is not there', async (_way, platform) => {
  expect(await parentOf(NOBODY, platform)).toBeUndefined();
});

test('a command whose name holds parentheses and spaces hides nothing', async () => {
  const folder = temporaryFolder();
  const name = path.join(folder, 'a) S 1 (b');
  fs.symlinkSync(process.execPath, name);
  const running = RunningProcess.start(name, ['-e', 'console.log(process.pid); setInterval(() => 0, 1e6)'], {
    cwd: folder,
  });
  await until(() => running.output !== '');
  expect(await parentOf(Number(running.output))).toBe(String(process.pid));
  running.signalGroup('SIGKILL');
  await running.ended;
});
