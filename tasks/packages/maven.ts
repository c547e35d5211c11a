// Maven with a local repository inside the clone: downloads are kept from run to run, and the user's own is left alone.
import path from 'node:path';
import { runTool } from '../run-tool';

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
  try {
    runTool('mvn', [...own, ...args], { cwd: folder });
  } finally {
    process.umask(before);
  }
}
