// The one line on a terminal that says how far a job has come that is waited for.
import fs from 'node:fs';

const USUAL_WIDTH = 80;

/** Rewrites the line; an empty text takes it away. Silent where standard error is no terminal. */
export function showProgress(text: string): void {
  if (!process.stderr.isTTY) return;
  const width = (process.stderr.columns || USUAL_WIDTH) - 1;
  fs.writeSync(2, `\r\u001b[2K${[...text].slice(0, width).join('')}`);
}
