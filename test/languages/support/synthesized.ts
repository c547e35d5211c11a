// What a synthesis has written.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Beyond this size a file is compared by its hash. */
const SHOWN = 100_000;

/**
 * File and mode → text. The one difference that cdktf makes by itself, the absolute path of a local backend's state, is
 * written as `<cwd>`.
 */
export function filesBelow(folder: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => {
      const file = path.join(folder, name);
      const mode = (fs.statSync(file).mode & 0o777).toString(8);
      return [`${name} ${mode}`, textOf(file, folder)];
    }),
  );
}

function textOf(file: string, folder: string): string {
  const text = fs.readFileSync(file, 'utf8');
  if (text.length > SHOWN) return createHash('sha256').update(text).digest('hex');
  return text.replaceAll(folder, '<cwd>');
}
