// Why a release cannot be made of this tree: what is wrong, why that matters, what to do.
import { missingTool } from '../toolchains';
import { git, gitLines } from '../git';
import { packageVersion } from './package-version';
import { STEPS } from './steps';

/** The tags of versions at this commit. */
export function releaseTags(root: string): string[] {
  return gitLines(root, 'tag', '--points-at', 'HEAD', '--list', 'v[0-9]*');
}

/** All of them at once; `without` are toolchains that are done without on purpose. */
export function treeProblems(root: string, without: readonly string[]): string[] {
  const dirty = dirtyTree(root);
  return isClone(root) ? [...dirty, ...wrongTags(root), ...missingToolchains(root, without)] : dirty;
}

function isClone(root: string): boolean {
  return git(root, 'rev-parse', '--show-prefix') === '';
}

/** Also where there is no tree of git's to be clean. */
export function dirtyTree(root: string): string[] {
  if (!isClone(root)) {
    return [
      `${root} is no git clone, so nobody could say what the release was made of. Clone the repository, and release from there.`,
    ];
  }
  const changed = gitLines(root, 'status', '--porcelain');
  if (changed.length === 0) return [];
  const named = changed.slice(0, 10).map((line) => `  ${line}`);
  const more = changed.length > named.length ? [`  and ${changed.length - named.length} more`] : [];
  return [
    [
      'The tree is not clean, and a release holds what its commit holds. Commit these files, or put them aside (git stash -u):',
      ...named,
      ...more,
    ].join('\n'),
  ];
}

function wrongTags(root: string): string[] {
  const expected = `v${packageVersion(root)}`;
  const wrong = releaseTags(root).filter((tag) => tag !== expected);
  return wrong.map(
    (tag) =>
      `The tag ${tag} is not the version of package.json, ${expected}: packages would have another version than the release. Delete the tag (git tag -d ${tag}), run npm run release:prepare -- ${tag.slice(1)}, commit, and tag that.`,
  );
}

function missingToolchains(root: string, without: readonly string[]): string[] {
  const named = [...new Set(STEPS.flatMap(({ toolchains }) => toolchains))];
  const [tag] = releaseTags(root);
  return named
    .filter((name) => !without.includes(name))
    .flatMap((name) => {
      const missing = missingTool(name);
      if (missing === undefined) return [];
      const rehearsal =
        tag === undefined
          ? `for a rehearsal, npm run release -- --without ${name}`
          : `a tagged commit is released whole, and for a rehearsal delete the tag (git tag -d ${tag})`;
      return [`${missing}: without it the release would lack a part. Install it; ${rehearsal}.`];
    });
}
