// jsii-pacmak, which writes the code of other languages around an npm package.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setPlainModes } from './plain-modes';

/** The program, for Node.js. */
export const PACMAK = path.join(path.dirname(require.resolve('jsii-pacmak/package.json')), 'bin', 'jsii-pacmak');

/**
 * Writes `<folder>/<target>` for each target, from the package in the folder `module`, which each of them carries as the
 * same bytes whatever the umask was; what it warns of is shown.
 */
export function runPacmak(
  module: string,
  folder: string,
  targets: readonly string[],
  options: readonly string[],
): void {
  // The module comes first: after `--targets` it would be one of them.
  const args = [module, '--code-only', '--no-npmignore', ...options, '--outdir', folder, '--targets', ...targets];
  execFileSync(process.execPath, [PACMAK, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  setPlainModes(folder);
}
