// Which files of a release are not the same as in another one.

/** Files that no two builds have alike, and why. */
const NEVER_ALIKE: readonly { readonly file: RegExp; readonly why: string }[] = [
  { file: /^(?:cdktn\/)?csharp\/[^/]+\.nupkg$/, why: 'NuGet writes the time and a random name into it' },
  { file: /^registry\/release\/[^/]+\.sig$/, why: 'a signature holds its time' },
];

/** A line for each, between two texts of checksums. */
export function differences(one: string, other: string): string[] {
  const [first, second] = [sumsOf(one), sumsOf(other)];
  const files = [...new Set([...first.keys(), ...second.keys()])].sort();
  return files
    .filter((file) => first.get(file) !== second.get(file))
    .filter((file) => !(first.has(file) && second.has(file) && NEVER_ALIKE.some((each) => each.file.test(file))))
    .map((file) => `${file}: ${wordFor(first.has(file), second.has(file))}`);
}

function wordFor(inFirst: boolean, inSecond: boolean): string {
  if (inFirst && inSecond) return 'other bytes';
  return inFirst ? 'missing in the second' : 'missing in the first';
}

function sumsOf(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}
