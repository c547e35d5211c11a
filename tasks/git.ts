// What git says of a clone.
import { execFileSync } from 'node:child_process';

/** Its answer without the line breaks at its end; undefined where it ends with an error. */
export function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trimEnd();
  } catch {
    return undefined;
  }
}

/** Lines of its answer; none where it ends with an error. */
export function gitLines(root: string, ...args: readonly string[]): string[] {
  return (git(root, ...args) ?? '').split('\n').filter((line) => line !== '');
}
