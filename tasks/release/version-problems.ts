// Why a version cannot be the next one.
import { isLater, isVersion } from './version-order';

/** Of the package: `current` stands in package.json, and `taken` says whether the next one has a tag. */
export function versionProblems(current: string, next: string, taken: boolean): string[] {
  if (!isVersion(next)) return [`«${next}» is no version: name it as in npm run release:prepare -- 0.1.0.`];
  if (taken) return [`The tag v${next} exists: a version is released once. Take a later one.`];
  if (isLater(next, current)) return [];
  return [`${next} does not come after ${current}, which package.json has. Take a later one.`];
}
