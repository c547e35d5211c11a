// Ends a release before anything is lost: with every problem at once.

/** Throws where there are any. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n\n'));
}
