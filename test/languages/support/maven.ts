// Maven for tests, as its users have it, but for where it keeps what it downloads: there one of them works at a time.
import fs from 'node:fs';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import { localRepository } from '../../../tasks/packages/maven';
import { runCommand } from '../../support/run-command';
import type { Ran } from '../../support/terraform';

const ROOT = path.join(__dirname, '..', '..', '..');
const LOCAL = localRepository(ROOT);
/** A version that Maven has once seen it never looks for again, so that of an older `dist` must go. */
const OURS = path.join(LOCAL, 'io', 'github', 'cdktf-provider-atlas');

export const MAVEN_SETTINGS = { MAVEN_OPTS: `-Dmaven.repo.local=${LOCAL}` };

/** Nobody else runs Maven until what this returns is called. */
export async function lockMaven(): Promise<() => Promise<void>> {
  fs.mkdirSync(LOCAL, { recursive: true });
  const retries = { retries: 3_000, minTimeout: 100, maxTimeout: 250 };
  const release = await lockfile.lock(LOCAL, { stale: 60_000, retries });
  fs.rmSync(OURS, { recursive: true, force: true });
  return release;
}

/** The same, for as long as it takes. */
export async function withMaven<T>(body: () => Promise<T>): Promise<T> {
  const release = await lockMaven();
  try {
    return await body();
  } finally {
    await release();
  }
}

/** Runs it to its end; a failure is an answer. */
export function maven(
  cwd: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const quiet = ['--batch-mode', '--quiet', '--no-transfer-progress'];
  return runCommand('mvn', [...quiet, ...args], { cwd, settings: { ...MAVEN_SETTINGS, ...settings } });
}
