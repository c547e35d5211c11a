// The order of versions.

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

export function isLater(version: string, other: string): boolean {
  const [parts, before] = [version, other].map((text) => VERSION.exec(text)?.slice(1).map(Number) ?? []);
  const first = parts?.findIndex((part, index) => part !== before?.[index]) ?? -1;
  return first !== -1 && (parts?.[first] ?? 0) > (before?.[first] ?? 0);
}
