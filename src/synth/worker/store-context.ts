// Writes finished jobs and buckets into the context file: lock, read again, merge, replace. Two syntheses at once lose nothing.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import writeFileAtomic from 'write-file-atomic';
import { contextWith, EMPTY_CONTEXT, parseContext, type Context, type ContextEntries } from '../../model/context-file';

/** A lock whose owner has not touched it for so many milliseconds belongs to a process that is gone. */
const STALE = 10_000;
const PAUSE = 20;
const LONGEST_PAUSE = 250;
const MOST_ATTEMPTS = 120;

/** What the library adds to the file's name until all is written: a dot, and a number of 32 bits. */
const UNFINISHED = /^\.\d{6,10}$/;

/** Adds the entries to the file; the answer is a warning where that could not be done. */
export async function storeInContext(file: string, entries: Partial<ContextEntries>): Promise<string | undefined> {
  try {
    await changeContext(file, (context) => contextWith(context, entries));
    return undefined;
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return `Everything was read, but ${file} could not be written, so each synthesis asks Atlas again until that is mended or another contextFile is named: ${why}`;
  }
}

/** Replaces the file's text by another one, made of what it holds; nobody else writes it meanwhile. */
export async function changeContext(file: string, change: (context: Context) => string): Promise<void> {
  const release = await lock(file);
  try {
    await removeLeftOvers(file);
    const before = await readIfThere(file);
    const after = change(before === undefined ? EMPTY_CONTEXT : parseContext(before, file));
    if (after !== before) await replace(file, after);
  } finally {
    await release();
  }
}

/** Waits while another synthesis holds the lock; what else keeps it from being taken will not pass by itself. */
async function lock(file: string, attempt = 1): Promise<() => Promise<void>> {
  try {
    return await lockfile.lock(file, { realpath: false, stale: STALE });
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code !== 'ELOCKED' || attempt === MOST_ATTEMPTS) throw reason;
  }
  await setTimeout(PAUSE + Math.random() * (LONGEST_PAUSE - PAUSE));
  return lock(file, attempt + 1);
}

/**
 * Removes half-written files of a run that was killed: who holds the lock is alone, so nobody else is writing one. What
 * cannot be removed does no harm.
 */
async function removeLeftOvers(file: string): Promise<void> {
  const { dir, base } = path.parse(file);
  const names = (await fs.promises.readdir(dir)).filter((name) => name.startsWith(base));
  const unfinished = names.filter((name) => UNFINISHED.test(name.slice(base.length)));
  await Promise.allSettled(unfinished.map((name) => fs.promises.rm(path.join(dir, name))));
}

/** Written here and not by the library, which takes what a full disk cuts short for the whole. */
function replace(file: string, text: string): Promise<void> {
  const tmpfileCreated = (temporary: string) => fs.promises.writeFile(temporary, text);
  return writeFileAtomic(file, '', { fsync: true, tmpfileCreated });
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await fs.promises.readFile(file, 'utf8');
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw reason;
  }
}
