// An app of bench/apps as the file that Node runs: what it imports is found from there as from any user's project.
import { buildSync } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

const APPS = path.join(__dirname, '..', 'apps');

export type AppName = 'require' | 'synth-jobs' | 'synth-stacks' | 'whole-way';

export function compileApp(workspace: string, name: AppName): string {
  const outfile = path.join(workspace, `${name}.js`);
  if (!fs.existsSync(outfile)) {
    const entry = path.join(APPS, `${name}.ts`);
    buildSync({ entryPoints: [entry], outfile, format: 'cjs', platform: 'node', target: 'node20' });
  }
  return outfile;
}
