// The log of --request-log: a JSON line for each request, written before the next one is answered.
import { openSync, writeSync } from 'node:fs';
import { EmulatorError } from './emulator-error';
import { reasonText } from './reason-text';
import type { RequestRecord } from './request-record';

/** Appends to a file; `-` is handed to `write`. */
export function openRequestLog(target: string, write: (text: string) => void): (record: RequestRecord) => void {
  if (target === '-') return (record) => write(`${JSON.stringify(record)}\n`);
  const file = open(target);
  return (record) => {
    writeSync(file, `${JSON.stringify(record)}\n`);
  };
}

function open(file: string): number {
  try {
    return openSync(file, 'a', 0o600);
  } catch (reason) {
    throw new EmulatorError(`The request log cannot be written: ${reasonText(reason)}`, { cause: reason });
  }
}
