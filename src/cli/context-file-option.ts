// The context file that a command works on: read whole, and written in one step or not at all.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import { systemError } from '../install/system-error';
import { CONTEXT_FILE_NAME, EMPTY_CONTEXT, type Context } from '../model/context-file';
import { ContextFiles, contextFileOf } from '../synth/host/context-files';
import type { Surroundings } from './surroundings';

export interface FileFlags {
  readonly file?: string;
}

export function addFileOption(command: Command): Command {
  const usual = `${CONTEXT_FILE_NAME} beside the nearest cdktf.json at or above this folder`;
  return command.option('--file <file>', `the context file (default: ${usual})`);
}

/** Absolute. */
export function contextFile({ file }: FileFlags, { folder }: Surroundings): string {
  return file === undefined ? contextFileOf(folder) : path.resolve(folder, file);
}

/** What it holds; one at the usual place need not be there. Throws INVALID_ARGUMENT or CONTEXT_UNREADABLE. */
export function readContext(flags: FileFlags, surroundings: Surroundings): Context {
  const file = contextFile(flags, surroundings);
  if (flags.file === undefined || existsSync(file)) return readIfThere(file);
  throw new AtlasError('INVALID_ARGUMENT', {
    what: `The context file ${quote(file)} does not exist`,
    fix: 'Correct --file, or leave it out to use the usual one',
  });
}

/** An absent file holds nothing; throws CONTEXT_UNREADABLE. */
export function readIfThere(file: string): Context {
  return new ContextFiles().read(file) ?? EMPTY_CONTEXT;
}

/** Replaces its text by another one, made of what it holds; throws CONTEXT_UNREADABLE or CONTEXT_NOT_WRITTEN. */
export async function writeContext(file: string, change: (context: Context) => string): Promise<void> {
  // Loaded where it is needed: reading takes no lock.
  const { changeContext } = require('../synth/worker/store-context') as typeof import('../synth/worker/store-context');
  try {
    await changeContext(file, change);
  } catch (reason) {
    if (reason instanceof AtlasError) throw reason;
    throw new AtlasError('CONTEXT_NOT_WRITTEN', {
      what: `${quote(file)} could not be written`,
      why: show(systemError(reason)?.message ?? String(reason)),
      fix: 'Make it a file that this user may write, or name another one with --file',
      cause: reason,
    });
  }
}
