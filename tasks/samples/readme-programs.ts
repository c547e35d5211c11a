// The TypeScript programs of the README that users of other languages get in theirs.
import fs from 'node:fs';
import path from 'node:path';

const README = path.join(__dirname, '..', '..', 'README.md');

export interface TypeScriptProgram {
  /** The file that it is in the README, without the ending. */
  readonly name: string;
  /** As it stands between the fences. */
  readonly text: string;
}

/** Those that are whole: what stands inside a stack is no program. */
export function readmePrograms(): readonly TypeScriptProgram[] {
  const fences = fs.readFileSync(README, 'utf8').matchAll(/^```ts (\w+)\.ts\n([\s\S]*?)^```$/gm);
  return [...fences].map(([, name = '', text = '']) => ({ name, text }));
}
