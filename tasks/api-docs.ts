// Writes API.md from what jsii compiled; `npm run generate` runs it after a build.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(__dirname, '..');

/** Writes the public API's page to `file`, whose name must end in `.md`; the generated L1 constructs are left out. */
export function writeApiDocs(file: string): void {
  const docgen = path.join(path.dirname(require.resolve('jsii-docgen/package.json')), 'bin', 'jsii-docgen');
  const args = ['--language', 'typescript', '--submodule', 'root', '--output', file.replace(/\.md$/, '')];
  execFileSync(process.execPath, [docgen, ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

if (require.main === module) writeApiDocs(path.join(ROOT, 'API.md'));
