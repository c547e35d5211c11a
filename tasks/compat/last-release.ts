// The release that promises are kept to: that of the last version's tag below this commit, and not at it.
import { git, gitLines } from '../git';

export interface Release {
  readonly tag: string;
  readonly commit: string;
}

/** The release, or why there is none to compare with. */
export function lastRelease(root: string): Release | string {
  const prefix = git(root, 'rev-parse', '--show-prefix');
  if (prefix !== '') return 'this folder is no git clone';
  // At a release's own tag the one before it counts.
  const own = gitLines(root, 'tag', '--points-at', 'HEAD').map((tag) => `--exclude=${tag}`);
  const tag = git(root, 'describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', ...own);
  const commit = tag && git(root, 'rev-parse', `${tag}^{commit}`);
  if (tag !== undefined && commit !== undefined) return { tag, commit };
  return git(root, 'rev-parse', '--is-shallow-repository') === 'true'
    ? 'this clone is shallow, and holds no tag of a release (git fetch --unshallow --tags)'
    : 'there is no tag of an earlier release (v*)';
}
