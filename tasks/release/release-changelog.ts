// Turns what is unreleased in CHANGELOG.md into a version, by the package keep-a-changelog; run by itself, from standard
// input to standard output.
import fs from 'node:fs';
import { endWith } from '../end-with';

export interface ReleaseFacts {
  readonly version: string;
  /** As `2026-11-23`. */
  readonly date: string;
  /** Of the repository: where the headings lead. */
  readonly url: string;
  /** The version of the Terraform provider that the release has. */
  readonly provider: string;
  /** Whether an earlier release had that very version. */
  readonly providerReleased: boolean;
}

export async function releaseChangelog(text: string, facts: ReleaseFacts): Promise<string> {
  // It is a module of the other kind.
  const { parser, Release } = await import('keep-a-changelog');
  const changelog = parser(text);
  const unreleased = changelog.releases.find(({ version }) => version === undefined);
  if (unreleased === undefined) throw new Error('CHANGELOG.md has no section [Unreleased].');
  if ([...unreleased.changes.values()].flat().length === 0) {
    throw new Error('There is nothing to release: write what has changed into CHANGELOG.md, below [Unreleased].');
  }
  changelog.format = 'markdownlint';
  changelog.url = facts.url;
  unreleased.setVersion(facts.version);
  unreleased.setDate(new Date(`${facts.date}T00:00:00`));
  const sentence = facts.providerReleased ? 'Provider unchanged' : 'Provider';
  const said = unreleased.description?.trim() ?? '';
  unreleased.description = `${sentence}: ${facts.provider}.${said === '' ? '' : `\n\n${said}`}`;
  changelog.addRelease(new Release());
  return changelog.toString();
}

if (require.main === module) {
  const facts = JSON.parse(process.argv[2] ?? '') as ReleaseFacts;
  releaseChangelog(fs.readFileSync(0, 'utf8'), facts).then((text) => process.stdout.write(text), endWith);
}
