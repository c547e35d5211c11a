// Files written aside first and renamed into place afterwards, so that nobody ever sees half of one.
import {
  accessSync,
  chmodSync,
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
import { StoredFile, type Content } from './stored-file';

export interface FileToStage {
  readonly target: string;
  readonly bytes: Content;
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
    const written = new Map<Content, string>();
    const renames = files.map(({ target, bytes, mode }, index) => {
      prepareFolder(path.dirname(target));
      const staged = path.join(staging, String(index));
      const same = written.get(bytes);
      if (same === undefined) writeNew(staged, bytes, mode);
      else linkOrCopy(same, staged);
      written.set(bytes, same ?? staged);
      return { staged, target, bytes };
    });
    return { commit: () => renames.forEach(put), discard };
  } catch (reason) {
    discard();
    throw reason;
  }
}

function put({ staged, target, bytes }: { staged: string; target: string; bytes: Content }): void {
  renameSync(staged, target);
  if (bytes instanceof StoredFile) bytes.wasPut(target);
}

/** Fails now, before anything is replaced, where a rename would fail later. */
function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.W_OK | constants.X_OK);
}

/** Not forced to the disk: what a power cut damages, the next run finds and writes again. */
function writeNew(file: string, bytes: Content, mode: number | undefined): void {
  if (bytes instanceof StoredFile) return linkOrCopyStored(file, bytes, mode);
  const descriptor = openSync(file, 'wx');
  try {
    writeFileSync(descriptor, bytes);
    if (mode !== undefined) fchmodSync(descriptor, mode);
  } finally {
    closeSync(descriptor);
  }
}

/** A link to where an installation has put it already; never to the user's own file, which may be written over. */
function linkOrCopyStored(file: string, { path: from, place }: StoredFile, mode: number | undefined): void {
  if (place === undefined || !isLinked(place, file)) copyFileSync(from, file, constants.COPYFILE_FICLONE);
  if (mode !== undefined) chmodSync(file, mode);
}

/** Some file systems have no hard links; a copy keeps the mode. */
function linkOrCopy(from: string, to: string): void {
  if (!isLinked(from, to)) copyFileSync(from, to);
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}
