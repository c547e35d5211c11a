// Python: a virtual environment in which pip has installed the wheel of dist.
import fs from 'node:fs';
import path from 'node:path';
import { succeed } from '../../support/run-command';
import type { Language } from './language';
import { madeOnce } from './made-once';

export const DIST = path.join(__dirname, '..', '..', '..', 'dist', 'python');

export const PYTHON: Language = {
  name: 'python',
  prepare: async (program) => ({
    file: path.join(await installedWheel(), 'bin', 'python'),
    // What is deprecated would be a warning: it is an error here.
    args: ['-W', 'error', path.join(program, 'main.py')],
  }),
};

/** The wheel of dist. */
export function wheel(): string {
  return fileOfDist('.whl');
}

/** The source distribution of dist. */
export function sdist(): string {
  return fileOfDist('.tar.gz');
}

/** The virtual environment that all tests of the wheel share. */
export function installedWheel(): Promise<string> {
  return madeOnce('python', [wheel()], (folder) => install(folder, wheel()));
}

/** A new virtual environment with what is in the file, and what that requires. */
export async function install(folder: string, file: string): Promise<void> {
  await succeed('python3', ['-m', 'venv', folder], { cwd: folder });
  await succeed(path.join(folder, 'bin', 'pip'), ['install', '--quiet', file], { cwd: folder });
}

function fileOfDist(ending: string): string {
  const [name, ...others] = fs.readdirSync(DIST).filter((file) => file.endsWith(ending));
  if (name === undefined || others.length > 0) throw new Error(`Not exactly one *${ending} in ${DIST}`);
  return path.join(DIST, name);
}
