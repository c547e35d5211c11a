// The code of the library itself in another language, as jsii-pacmak writes it around its npm package.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const PACMAK = require.resolve('jsii-pacmak/package.json');

/** Writes `<folder>/<target>`. */
export function generateLibraryCode(library: string, folder: string, target: string): void {
  const module = path.dirname(require.resolve(`${library}/package.json`));
  const script = path.join(path.dirname(PACMAK), 'bin', 'jsii-pacmak');
  // The module comes first: after `--targets` it would be one of them.
  const args = [module, '--code-only', '--no-npmignore', '--outdir', folder, '--targets', target];
  execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}
