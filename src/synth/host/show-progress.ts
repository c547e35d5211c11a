// The one line on a terminal that says how far a job has come that is waited for.
import fs from 'node:fs';

const USUAL_WIDTH = 80;

/** Standard error, or what stands for it. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Must have written when it returns: the thread that calls it blocks. */
  readonly write: (text: string) => void;
}

/** Rewrites the line; an empty text takes it away. Silent where standard error is no terminal. */
export function showProgress(text: string, terminal: Terminal = standardError()): void {
  if (terminal.isTTY !== true) return;
  const width = (terminal.columns ?? USUAL_WIDTH) - 1;
  terminal.write(`\r\u001b[2K${[...text].slice(0, width).join('')}`);
}

function standardError(): Terminal {
  const { isTTY, columns } = process.stderr;
  return { isTTY, columns: columns || undefined, write: (text) => void fs.writeSync(2, text) };
}
