// Finds and reads context files; each is read once until it is forgotten.
import fs from 'node:fs';
import path from 'node:path';
import { AtlasError } from '../../errors/atlas-error';
import { CONTEXT_FILE_NAME, EMPTY_CONTEXT, parseContext, type Context } from '../../model/context-file';

/** The context file of a folder: beside the nearest `cdktf.json` at or above it, or else in the folder itself. */
export function contextFileOf(folder: string): string {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, 'cdktf.json'))) return path.join(at, CONTEXT_FILE_NAME);
    if (path.dirname(at) === at) return path.join(path.resolve(folder), CONTEXT_FILE_NAME);
  }
}

export class ContextFiles {
  private readonly contexts = new Map<string, Context>();

  /** What the file holds, an absent one nothing; throws CONTEXT_UNREADABLE. */
  public read(file: string | undefined): Context | undefined {
    if (file === undefined) return undefined;
    const context = this.contexts.get(file) ?? readFile(file);
    this.contexts.set(file, context);
    return context;
  }

  /** Makes the next read look at the disk again. */
  public forget(file: string): void {
    this.contexts.delete(file);
  }
}

function readFile(file: string): Context {
  try {
    return parseContext(fs.readFileSync(file, 'utf8'), file);
  } catch (reason) {
    if (reason instanceof AtlasError) throw reason;
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return EMPTY_CONTEXT;
    throw new AtlasError('CONTEXT_UNREADABLE', {
      what: `${file} cannot be read`,
      why: reason instanceof Error ? reason.message : String(reason),
      fix: 'Make it a file that this user may read, or name another context file',
      cause: reason,
    });
  }
}
