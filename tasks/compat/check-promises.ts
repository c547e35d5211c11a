// Compares this tree with the last release, and says what is to be done.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ALLOW_FILE, allowedBreaks } from './allowed-breaks';
import { apiBreaks } from './api-breaks';
import type { BrokenPromise } from './broken-promise';
import { lastRelease, type Release } from './last-release';
import { releasedTree } from './released-tree';
import { schemaBreaks } from './schema-breaks';

const SCHEMA = 'src/bindings/provider-schema.json';

export interface Verdict {
  readonly kept: boolean;
  readonly text: string;
}

/** The verdict on a compiled tree. */
export function checkPromises(root: string): Verdict {
  const release = lastRelease(root);
  if (typeof release === 'string') return { kept: true, text: `No release to compare with: ${release}.` };
  const allowed = allowedBreaks(root);
  const breaks = [...apiBreaks(releasedTree(root, release), root), ...breaksOfSchema(root, release)];
  const broken = breaks.filter(({ key }) => !allowed.has(key));
  if (broken.length > 0) return { kept: false, text: complaint(release, broken) };
  const found = new Set(breaks.map(({ key }) => key));
  const stale = [...allowed].filter((key) => !found.has(key));
  return { kept: true, text: praise(release, found.size, stale) };
}

function breaksOfSchema(root: string, { commit }: Release): BrokenPromise[] {
  const listed = execFileSync('git', ['ls-tree', '--name-only', commit, SCHEMA], { cwd: root, encoding: 'utf8' });
  if (listed === '') return [];
  const released = execFileSync('git', ['show', `${commit}:${SCHEMA}`], { cwd: root, encoding: 'utf8' });
  return schemaBreaks(JSON.parse(released), JSON.parse(fs.readFileSync(path.join(root, SCHEMA), 'utf8')));
}

function complaint({ tag }: Release, broken: readonly BrokenPromise[]): string {
  const lines = broken.map(({ key, what }) => `  ${what}\n    ${key}`);
  return [
    `Broken since ${tag}:`,
    ...lines,
    `Keep to what ${tag} has; or, where the break is meant, write its key (the indented line) into ${ALLOW_FILE}, below a comment that says why, and tell users in CHANGELOG.md.`,
  ].join('\n');
}

function praise({ tag }: Release, allowed: number, stale: readonly string[]): string {
  const count = allowed === 0 ? '' : ` but for ${allowed} that ${ALLOW_FILE} allows`;
  const notes = stale.map((key) => `${ALLOW_FILE} no longer needs ${key}: delete it.`);
  return [`What ${tag} promised is kept${count}.`, ...notes].join('\n');
}
