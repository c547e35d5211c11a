// The parent of another process, as the system knows it now.
import { execFile } from 'node:child_process';
import fs from 'node:fs';

const LONGEST = 1_000;

/** The parent's id; undefined where there is no such process, or no way to ask. */
export async function parentOf(id: number, platform: NodeJS.Platform = process.platform): Promise<string | undefined> {
  return platform === 'linux' ? parentInProc(id) : parentByPs(id);
}

/** Read at once: a thread that is busy with a request would come to the parent of an orphan. */
function parentInProc(id: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8');
    // The command's name stands in parentheses, and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}

function parentByPs(id: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'ppid=', '-p', String(id)], { timeout: LONGEST }, (failure, output) =>
      resolve(failure === null ? output.trim() : undefined),
    );
  });
}
