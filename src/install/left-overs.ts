// What an installation that was killed has left behind.
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { tolerant } from './tolerant';

/** How the names of folders begin in which files are written aside. */
export const STAGING_PREFIX = '.install-';

const STAGING_NAME = /^\.install-[A-Za-z0-9]{6}$/;
/** Files written aside are numbered. */
const STAGED_NAME = /^\d+$/;

/** Milliseconds: no installation takes as long, so a folder of this age belongs to none that is under way. */
const ABANDONED = 10 * 60_000;

/**
 * Removes the staging folders that nobody uses any more; answers with their paths. What cannot be removed does no harm:
 * another user's installation may have left it.
 */
export function removeLeftOvers(folder: string): string[] {
  const names = tolerant(() => readdirSync(folder)) ?? [];
  const old = names.filter((name) => STAGING_NAME.test(name)).map((name) => path.join(folder, name));
  return old.sort().filter((staging) => tolerant(() => removeIfAbandoned(staging)) ?? false);
}

function removeIfAbandoned(staging: string): boolean {
  if (Date.now() - statSync(staging).mtimeMs < ABANDONED) return false;
  // A folder of the user's may have such a name.
  if (!readdirSync(staging).every((name) => STAGED_NAME.test(name))) return false;
  rmSync(staging, { recursive: true });
  return true;
}
