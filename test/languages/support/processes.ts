// The processes that a program has started, as the system knows them.
import { execFileSync } from 'node:child_process';

/** Command lines of the processes of a group that still run; one that has ended, and that nobody has asked after, does not. */
export function processesOfGroup(group: number): string[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pgid, state = '', command = ''] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return Number(pgid) === group && !state.startsWith('Z') ? [command] : [];
  });
}
