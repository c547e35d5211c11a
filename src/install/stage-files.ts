// Files written aside first and renamed into place afterwards, so that nobody ever sees half of one.
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { STAGING_PREFIX } from './left-overs';

export interface FileToStage {
  readonly target: string;
  readonly bytes: Uint8Array;
  /** - default: what the process's umask leaves of 0666. */
  readonly mode?: number;
}

export interface StagedFiles {
  /** Renames each file into place, in the order given. */
  commit(): void;
  /** Removes what was not renamed. */
  discard(): void;
}

/** Writes the files into a new folder inside `folder`, which must be on the targets' file system. */
export function stageFiles(folder: string, files: readonly FileToStage[]): StagedFiles {
  mkdirSync(folder, { recursive: true });
  const staging = mkdtempSync(path.join(folder, STAGING_PREFIX));
  const discard = (): void => rmSync(staging, { recursive: true, force: true });
  try {
    const written = new Map<Uint8Array, string>();
    const renames = files.map(({ target, bytes, mode }, index) => {
      prepareFolder(path.dirname(target));
      const staged = path.join(staging, String(index));
      const same = written.get(bytes);
      if (same === undefined) writeNew(staged, bytes, mode);
      else linkOrCopy(same, staged);
      written.set(bytes, same ?? staged);
      return { staged, target };
    });
    return { commit: () => renames.forEach(({ staged, target }) => renameSync(staged, target)), discard };
  } catch (reason) {
    discard();
    throw reason;
  }
}

/** Fails now, before anything is replaced, where a rename would fail later. */
function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.W_OK | constants.X_OK);
}

/** Not forced to the disk: what a power cut damages, the next run finds and writes again. */
function writeNew(file: string, bytes: Uint8Array, mode: number | undefined): void {
  const descriptor = openSync(file, 'wx');
  try {
    writeFileSync(descriptor, bytes);
    if (mode !== undefined) fchmodSync(descriptor, mode);
  } finally {
    closeSync(descriptor);
  }
}

/** Some file systems have no hard links; a copy keeps the mode. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
