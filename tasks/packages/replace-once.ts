// Changes to text that another tool has written: where that looks different one day, we hear of it.

/** Replaces the first match; without one it throws. */
export function replaceOnce(text: string, from: RegExp, to: string): string {
  if (!from.test(text)) throw new Error(`Nothing matches ${String(from)} in:\n${text}`);
  return text.replace(from, () => to);
}
