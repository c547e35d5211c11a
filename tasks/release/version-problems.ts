// Why a version cannot be the next one.

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/** Of the package: `current` stands in package.json, and `taken` says whether the next one has a tag. */
export function versionProblems(current: string, next: string, taken: boolean): string[] {
  const parts = VERSION.exec(next)?.slice(1).map(Number);
  if (parts === undefined) return [`«${next}» is no version: name it as in npm run release:prepare -- 0.1.0.`];
  if (taken) return [`The tag v${next} exists: a version is released once. Take a later one.`];
  const before = VERSION.exec(current)?.slice(1).map(Number) ?? [];
  const first = parts.findIndex((part, index) => part !== before[index]);
  if (first !== -1 && (parts[first] ?? 0) > (before[first] ?? 0)) return [];
  return [`${next} does not come after ${current}, which package.json has. Take a later one.`];
}
