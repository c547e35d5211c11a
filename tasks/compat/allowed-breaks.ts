// The allow file: keys of breaks that are meant, below a comment that says why.
import fs from 'node:fs';
import path from 'node:path';

export const ALLOW_FILE = '.compatallow';

/** The keys; throws where one has no reason. */
export function allowedBreaks(root: string): Set<string> {
  const file = path.join(root, ALLOW_FILE);
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
  const keys = new Set<string>();
  let hasReason = false;
  for (const [index, line] of lines.map((text) => text.trim()).entries()) {
    if (line === '') hasReason = false;
    else if (line.startsWith('#')) hasReason = true;
    else if (hasReason) keys.add(line);
    else throw new Error(`${ALLOW_FILE}:${index + 1}: say in a comment above it why ${line} is allowed`);
  }
  return keys;
}
