// Maven with a local repository inside the clone: downloads are kept from run to run, and the user's own is left alone.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Where Maven keeps what it has downloaded. */
export function localRepository(root: string): string {
  return path.join(root, '.cache', 'm2');
}

export interface MavenRun {
  /** Folder of the clone. */
  readonly root: string;
  /** Folder with the pom. */
  readonly folder: string;
}

/** Runs it to its end; where it fails, with all that it has printed. */
export function runMaven({ root, folder }: MavenRun, args: readonly string[]): void {
  const own = ['--batch-mode', '--quiet', '--no-transfer-progress', `-Dmaven.repo.local=${localRepository(root)}`];
  // The modes of the files that it writes go into the jars.
  const before = process.umask(0o022);
  const ran = spawnSync('mvn', [...own, ...args], { cwd: folder, env: process.env, encoding: 'utf8' });
  process.umask(before);
  const { error, status, stdout, stderr } = ran;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`mvn ${args.join(' ')} ended with ${String(status)}:\n${stdout}${stderr}`);
}
