// The dependency lock file on disk: read, brought up to date, and replaced in one step.
import { statSync } from 'node:fs';
import path from 'node:path';
import { updateLockFile, type LockFileAnswer, type LockFileRequest, type UnlockedProvider } from './lock-file';
import { lockFilePath } from './lock-file-path';
import { readLockFile } from './read-lock-file';
import { stageFiles, type StagedFiles } from './stage-files';

export interface StagedLockFile extends StagedFiles {
  readonly state: 'created' | 'updated' | 'unchanged';
  readonly needsInit: readonly UnlockedProvider[];
}

type Entries = Pick<LockFileRequest, 'own' | 'otherProviders'>;

/** The lock file of `directory` with the entries; nothing is staged where it is right already. */
export function stageLockFile(directory: string, entries: Entries): StagedLockFile {
  const { file, target } = lockFilePath(directory);
  const before = readLockFile(file);
  const answer = updated(file, before, entries);
  const state = before === undefined ? 'created' : answer.text === before ? 'unchanged' : 'updated';
  if (state === 'unchanged') return { state, needsInit: answer.needsInit, commit: nothing, discard: nothing };
  let staged = stage(target, answer.text);
  const commit = (): void => {
    const now = readLockFile(file);
    // Someone else wrote it meanwhile: their entries are kept.
    if (now !== before) {
      staged.discard();
      staged = stage(target, updated(file, now, entries).text);
    }
    staged.commit();
  };
  return { state, needsInit: answer.needsInit, commit, discard: () => staged.discard() };
}

function updated(name: string, text: string | undefined, entries: Entries): LockFileAnswer {
  return updateLockFile({ ...entries, name, text: text ?? '' });
}

/** A file that is there keeps its mode and, where it is a link, its place. */
function stage(target: string, text: string): StagedFiles {
  const mode = statSync(target, { throwIfNoEntry: false })?.mode;
  return stageFiles(path.dirname(target), [
    { target, bytes: Buffer.from(text), mode: mode === undefined ? undefined : mode & 0o777 },
  ]);
}

function nothing(): void {
  // Nothing was staged.
}
