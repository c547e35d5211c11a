// A folder of its own for the socket, which nobody else may enter, with a path that is short enough for one.
import { mkdtempSync, rmdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import type { Host } from '../host';

export interface SocketFolder {
  readonly socket: string;
  remove(): void;
}

/** What the kernel's address of a unix socket holds, without the byte that ends it. */
const LONGEST_PATH_BYTES = { darwin: 103, other: 107 };
const NAME = 'tfplugin-';
const RANDOM_LETTERS = 6;

/** Throws an Error whose message is a sentence for people. */
export function makeSocketFolder({ env, platform }: Pick<Host, 'env' | 'platform'>): SocketFolder {
  const preferred = env.PLUGIN_UNIX_SOCKET_DIR || env.TMPDIR || '/tmp';
  const longest = platform === 'darwin' ? LONGEST_PATH_BYTES.darwin : LONGEST_PATH_BYTES.other;
  const parents = [...new Set([preferred, '/tmp'])].filter((parent) => socketBytes(parent) <= longest);
  for (const parent of parents) {
    const folder = tryMake(parent);
    if (folder !== undefined) return { socket: path.join(folder, 's'), remove: () => remove(folder) };
  }
  throw new Error(
    `No socket can be made in ${preferred} or in /tmp: set TMPDIR to a folder with a short path that you may write to.`,
  );
}

function socketBytes(parent: string): number {
  return Buffer.byteLength(path.join(parent, NAME, '/s')) + RANDOM_LETTERS;
}

function tryMake(parent: string): string | undefined {
  try {
    return mkdtempSync(path.join(parent, NAME));
  } catch {
    return undefined;
  }
}

/** Whatever is left is a name in a temporary folder; the process ends all the same. */
function remove(folder: string): void {
  for (const step of [() => unlinkSync(path.join(folder, 's')), () => rmdirSync(folder)]) {
    try {
      step();
    } catch {
      continue;
    }
  }
}
