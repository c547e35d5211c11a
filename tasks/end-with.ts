// How a task ends that has failed: with what went wrong, and no stack trace.

export function endWith(reason: unknown): void {
  process.exitCode = 1;
  process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
}
