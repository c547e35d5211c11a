// Folders that are costly to make: installations and compiled programs, kept in .cache from run to run.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import lockfile from 'proper-lockfile';

const CACHE = path.join(__dirname, '..', '..', '..', '.cache', 'languages');

/**
 * The folder that `make` fills: made anew when a file below `from` has changed, and by one test file at a time. What was
 * made for other files is removed.
 */
export async function madeOnce(
  name: string,
  from: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const place = path.join(CACHE, name);
  fs.mkdirSync(place, { recursive: true });
  const release = await lockfile.lock(place, {
    stale: 60_000,
    retries: { retries: 3_000, minTimeout: 100, maxTimeout: 250 },
  });
  try {
    const folder = path.join(place, hashOf(from));
    // Moved only when it is whole would be better, but virtual environments and build caches hold their own path.
    const whole = path.join(folder, '.whole');
    if (fs.existsSync(whole)) return folder;
    for (const old of fs.readdirSync(place)) fs.rmSync(path.join(place, old), { recursive: true, force: true });
    fs.mkdirSync(folder);
    await make(folder);
    fs.writeFileSync(whole, '');
    return folder;
  } finally {
    await release();
  }
}

function hashOf(from: readonly string[]): string {
  const hash = createHash('sha256');
  for (const each of from) {
    const names = fs.statSync(each).isFile()
      ? ['']
      : fs.readdirSync(each, { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names) {
      const file = path.join(each, name);
      if (fs.statSync(file).isFile()) hash.update(name).update('\0').update(fs.readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}
