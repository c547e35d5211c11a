// Go, as its users have it: a module that replaces ours by the folder in dist, and go's own caches for the rest.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Language } from './language';
import { madeOnce } from './made-once';

const run = promisify(execFile);

const DIST = path.join(__dirname, '..', '..', '..', 'dist', 'go');
export const GO_MODULE = 'github.com/cdktf-provider-atlas/cdktf-provider-atlas-go/atlas';
/** The folder that `replace` names. */
export const GO_FOLDER = path.join(DIST, 'atlas');
/** The files of a module proxy. */
export const GO_PROXY = path.join(DIST, 'proxy');

export const GO: Language = {
  name: 'go',
  prepare: async (program) => {
    const name = path.join('go', path.basename(program));
    const folder = await madeOnce(name, [program, GO_FOLDER], (into) => build(program, into));
    return { file: path.join(folder, 'program'), args: [] };
  },
};

/** Go as it is installed here: no other version is fetched, and no workspace or repository around the folder counts. */
export const GO_SETTINGS = { GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '-buildvcs=false' };

/** Runs go in a folder, and gives what it has written. */
export async function go(
  cwd: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { ...process.env, ...GO_SETTINGS, ...settings };
  const { stdout } = await run('go', [...args], { cwd, env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** The module is required first, so that it says which versions of the others belong to it. */
async function build(program: string, into: string): Promise<void> {
  fs.cpSync(program, into, { recursive: true });
  await go(into, ['mod', 'init', 'example.com/program']);
  await go(into, ['mod', 'edit', `-require=${GO_MODULE}@v0.0.0`, `-replace=${GO_MODULE}=${GO_FOLDER}`]);
  await go(into, ['mod', 'tidy']);
  await go(into, ['build', '-o', 'program', '.']);
}
