// CONTRIBUTING.md names what .github/workflows/release.yml reads of the repository's settings, and nothing else.
import { readDocument } from './documents';

const WORKFLOW = readDocument('.github/workflows/release.yml');
const [, SECTION = ''] = /^## Releases$([^]*?)^## /m.exec(readDocument('CONTRIBUTING.md')) ?? [];
const ROWS = SECTION.split('\n').filter((line) => line.startsWith('| `'));

const all = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

test('the variables, each with the environment of its job', () => {
  expect(all(ROWS.join('\n'), /^\| `(\w+)`/gm)).toEqual(all(WORKFLOW, /\bvars\.(\w+)/g));
  for (const row of ROWS) {
    const [, variable = '', environment = ''] = /^\| `(\w+)` \| `(\w+)` \|/.exec(row) ?? [];
    const job = WORKFLOW.split(/^(?= {2}\w+:$)/m).find((text) => text.includes(`vars.${variable}`)) ?? '';
    expect(job).toContain(`environment: ${environment}\n`);
  }
});

test('the secrets', () => {
  const read = all(WORKFLOW, /\b(?:secrets\.|key: )([A-Z_]+)/g);
  expect(all(ROWS.join('\n'), /`((?:GPG|GO|CDKTN)_\w+)`/g)).toEqual(read);
});
