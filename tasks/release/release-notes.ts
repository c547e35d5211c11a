// What CHANGELOG.md says of one version.

/** The text below its heading; throws where it has none. */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^(?=## )/m);
  const section = sections.find((text) => text.startsWith(`## [${version}] - `));
  if (section === undefined) {
    throw new Error(
      `CHANGELOG.md has no section for ${version}, so the release would have no notes. Run npm run release:prepare -- ${version}.`,
    );
  }
  const [, ...lines] = section.split('\n');
  const text = lines.filter((line) => !/^\[[^\]]+\]: /.test(line)).join('\n');
  return `${text.trim()}\n`;
}
