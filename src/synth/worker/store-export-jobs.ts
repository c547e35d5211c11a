// Writes finished jobs into the context file: lock, read again, merge, replace. Two syntheses at once lose nothing.
import fs from 'node:fs';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import writeFileAtomic from 'write-file-atomic';
import { EMPTY_CONTEXT, parseContext, serializeContext, type Context } from '../../model/context-file';
import type { ExportJob } from '../../model/export-job';

const LOCK = {
  realpath: false,
  stale: 10_000,
  retries: { retries: 60, minTimeout: 20, maxTimeout: 250, randomize: true },
};

/** Adds the jobs to the file; the answer is a warning where that could not be done. */
export async function storeExportJobs(
  file: string,
  jobs: Readonly<Record<string, ExportJob>>,
): Promise<string | undefined> {
  try {
    await fs.promises.mkdir(path.dirname(file), { recursive: true });
    const release = await lockfile.lock(file, LOCK);
    try {
      await merge(file, jobs);
    } finally {
      await release();
    }
    return undefined;
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return `The export jobs were read, but ${file} could not be written, so the next synthesis asks Atlas again: ${why}`;
  }
}

async function merge(file: string, jobs: Readonly<Record<string, ExportJob>>): Promise<void> {
  const before = await readIfThere(file);
  const context: Context = before === undefined ? EMPTY_CONTEXT : parseContext(before, file);
  const after = serializeContext({ ...context, exportJobs: { ...context.exportJobs, ...jobs } });
  if (after !== before) await writeFileAtomic(file, after, { fsync: true });
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await fs.promises.readFile(file, 'utf8');
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw reason;
  }
}
