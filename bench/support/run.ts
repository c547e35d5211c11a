// Runs a program to its end.
import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly folder?: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Finished {
  readonly output: string;
  /** From the start of the process to its end. */
  readonly milliseconds: number;
}

/** Throws where the program fails, with all that it printed. */
export function run(program: string, args: readonly string[], { folder, env }: RunOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let milliseconds = NaN;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('exit', () => (milliseconds = performance.now() - began));
    child.once('close', (code) => {
      if (code === 0) resolve({ output, milliseconds });
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`));
    });
  });
}
