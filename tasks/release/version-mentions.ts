// Where pages and examples name the packages with their version.
import fs from 'node:fs';
import path from 'node:path';
import { gitLines } from '../git';

/** A package's name in one of the languages, and its version behind it. */
export const NAMED =
  /(cdkt[fn][-_]?provider[-_]?atlas(?:-go\/atlas)?(?:-|@v| v|" Version="|<\/artifactId>\s*<version>))(\d+\.\d+\.\d+)/gi;

/** What was said of earlier versions stays as it is. */
const HISTORY = /^(?:CHANGELOG\.md|docs\/decisions\/)/;

/** Writes the version into every page and example; answers which files it changed. */
export function writeMentions(root: string, version: string): string[] {
  const files = gitLines(root, 'ls-files', '*.md', 'examples').filter((file) => !HISTORY.test(file));
  return files.filter((file) => {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const changed = text.replace(NAMED, (_, name: string) => `${name}${version}`);
    if (changed !== text) fs.writeFileSync(path.join(root, file), changed);
    return changed !== text;
  });
}
