// A copy of this tree, as git would commit it, in a repository of its own.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../docs/documents';
import { temporaryFolder } from '../../support/temporary-folder';

/** Its folder; `node_modules` is this tree's. */
export function treeCopy(): string {
  const folder = temporaryFolder();
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of new Set(listed.split('\0'))) {
    if (file === '' || !fs.existsSync(path.join(ROOT, file))) continue;
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.copyFileSync(path.join(ROOT, file), path.join(folder, file));
  }
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  fs.writeFileSync(path.join(folder, '.gitignore'), '/node_modules\n/lib\n/dist\n/.cache\n');
  gitIn(folder, 'init', '--quiet');
  commitAll(folder);
  return folder;
}

export function commitAll(folder: string): void {
  gitIn(folder, 'add', '--all');
  gitIn(folder, 'commit', '--quiet', '--allow-empty', '--message', 'a commit');
}

/** As somebody, whatever the machine is set to. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, '-c', 'tag.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8' });
}
