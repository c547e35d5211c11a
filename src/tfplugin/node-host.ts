// The process that this code runs in, as a Host.
import { writeSync } from 'node:fs';
import type { Host } from './host';

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;

/** Writes go straight to the file: opening Node's streams for them would cost each start some time. */
export function nodeHost(process: NodeJS.Process): Host {
  return {
    env: process.env,
    platform: process.platform,
    console: globalThis.console,
    print: (text) => writeWhole(STANDARD_OUTPUT, text),
    complain: (text) => {
      try {
        writeWhole(STANDARD_ERROR, text);
      } catch {
        // A log that nobody reads any more must not end a read.
      }
    },
    exit: (code) => process.exit(code),
    on: (event: string, listener: (reason: unknown) => void) => void process.on(event, listener),
    startTimer: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => new Date(),
  };
}

function writeWhole(file: number, text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0;) rest = rest.subarray(writeSync(file, rest));
}
