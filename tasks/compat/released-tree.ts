// The tree of a release, compiled as this one is; kept, since a tag does not move.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Release } from './last-release';

/** A folder with the release's files and its compiled API; throws what the compiler says. */
export function releasedTree(root: string, { tag, commit }: Release): string {
  const cache = path.join(root, '.cache', 'compat');
  const folder = path.join(cache, commit);
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(cache, { recursive: true });
  // Below this tree, so that its node_modules is found.
  const scratch = fs.mkdtempSync(path.join(cache, 'new-'));
  try {
    unpack(root, commit, scratch);
    compile(scratch, tag);
    for (const old of fs.readdirSync(cache)) {
      if (path.join(cache, old) !== scratch) fs.rmSync(path.join(cache, old), { recursive: true });
    }
    fs.renameSync(scratch, folder);
    return folder;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function unpack(root: string, commit: string, folder: string): void {
  const archive = path.join(folder, 'tree.tar');
  execFileSync('git', ['archive', '--format=tar', '-o', archive, commit], { cwd: root });
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  fs.rmSync(archive);
}

function compile(folder: string, tag: string): void {
  try {
    execFileSync(process.execPath, [require.resolve('jsii/bin/jsii'), '--silence-warnings=reserved-word'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (reason) {
    const { stdout, stderr } = reason as { stdout?: string; stderr?: string };
    throw new Error(`The tree of ${tag} does not compile here:\n${stdout ?? ''}${stderr ?? ''}`, { cause: reason });
  }
}
