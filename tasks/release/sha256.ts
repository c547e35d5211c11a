// The SHA-256 of a file, in hexadecimal digits.
import { createHash } from 'node:crypto';
import fs from 'node:fs';

export function sha256(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
