// Whether a process still holds the other end of another one's standard input.
import fs from 'node:fs';

/** Undefined where the system does not say: only Linux does, and of processes of the same user. */
export function sharesInput(writer: string, reader: string): boolean | undefined {
  try {
    const input = fs.readlinkSync(`/proc/${reader}/fd/0`);
    return fs.readdirSync(`/proc/${writer}/fd`).some((name) => linkOf(`/proc/${writer}/fd/${name}`) === input);
  } catch {
    return undefined;
  }
}

/** It may have been closed since the folder was listed. */
function linkOf(file: string): string | undefined {
  try {
    return fs.readlinkSync(file);
  } catch {
    return undefined;
  }
}
