// Reads a JSON file that a flag names.
import { readFileSync } from 'node:fs';
import { EmulatorError } from './emulator-error';
import { reasonText } from './reason-text';

export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (reason) {
    throw new EmulatorError(`${file} cannot be read as JSON: ${reasonText(reason)}`, { cause: reason });
  }
}
