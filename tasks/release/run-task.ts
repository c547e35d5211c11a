// Runs one of the project's tasks to its end.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const PROJEN = path.join('node_modules', 'projen', 'bin', 'projen');

/** Throws where it fails. */
export function runTask(root: string, task: string): void {
  const { status, error } = spawnSync(process.execPath, [path.join(root, PROJEN), task], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`npm run ${task} ended with ${String(status)}: see above.`);
}
