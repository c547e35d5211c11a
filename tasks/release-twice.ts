// `npm run release:twice`: a release of this commit in two clones, in folders, a time zone and a umask of their own. It
// fails where they differ in a byte. What follows `--` goes to both.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endWith } from './end-with';
import { CHECKSUMS_FILE } from './release/checksums';
import { differences } from './release/differences';
import { dirtyTree } from './release/tree-problems';

const ROOT = path.join(__dirname, '..');
/** Downloads that do not depend on the folder. */
const KEPT = ['m2', 'node'].map((name) => path.join('.cache', name));

interface Surroundings {
  readonly folder: string;
  readonly timeZone: string;
  readonly umask: number;
}

const TWO: readonly Surroundings[] = [
  { folder: 'a', timeZone: 'UTC', umask: 0o022 },
  { folder: 'another-one', timeZone: 'Asia/Kolkata', umask: 0o027 },
];

function releaseTwice(args: readonly string[]): void {
  const dirty = dirtyTree(ROOT);
  if (dirty.length > 0) throw new Error(dirty.join('\n'));
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'release-twice-'));
  try {
    const [one = '', other = ''] = TWO.map((surroundings) => releaseIn(scratch, surroundings, args));
    const found = differences(one, other);
    if (found.length > 0) throw new Error(['Two builds of this commit differ:', ...found].join('\n'));
    process.stdout.write(`${one.trim().split('\n').length} files, the same bytes twice\n`);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Answers its checksums. */
function releaseIn(scratch: string, { folder, timeZone, umask }: Surroundings, args: readonly string[]): string {
  const clone = path.join(scratch, folder);
  const before = process.umask(umask);
  try {
    run('git', ['clone', '--quiet', ROOT, clone], ROOT, timeZone);
    run('npm', ['ci', '--prefer-offline'], clone, timeZone);
    for (const kept of KEPT.filter((folder) => fs.existsSync(path.join(ROOT, folder)))) {
      fs.cpSync(path.join(ROOT, kept), path.join(clone, kept), { recursive: true });
    }
    run('npm', ['run', 'release', '--', ...args], clone, timeZone);
    return fs.readFileSync(path.join(clone, 'dist', CHECKSUMS_FILE), 'utf8');
  } finally {
    process.umask(before);
  }
}

function run(file: string, args: readonly string[], cwd: string, timeZone: string): void {
  process.stdout.write(`${cwd}: ${file} ${args.join(' ')}\n`);
  const env = { ...process.env, TZ: timeZone };
  const { status, error } = spawnSync(file, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${String(status)}: see above.`);
}

try {
  releaseTwice(process.argv.slice(2));
} catch (reason) {
  endWith(reason);
}
