// What is unreleased becomes a version.
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import type { ReleaseFacts } from '../../../tasks/release/release-changelog';
import { releaseNotes } from '../../../tasks/release/release-notes';
import { readDocument, ROOT } from '../../docs/documents';

const TASK = path.join(ROOT, 'tasks', 'release', 'release-changelog.ts');
const URL = 'https://example.com/them/it';
const FIRST: ReleaseFacts = {
  ...{ version: '7.1.0', date: '2026-11-23', url: URL },
  ...{ provider: '0.1.0', providerReleased: false },
};

/** In a process of its own: Jest loads no modules of the kind that keep-a-changelog is. */
function released(text: string, facts: ReleaseFacts): string {
  return execFileSync(process.execPath, [require.resolve('tsx/cli'), TASK, JSON.stringify(facts)], {
    input: text,
    encoding: 'utf8',
    // West of Greenwich a day begins late.
    env: { ...process.env, TZ: 'America/Los_Angeles' },
  });
}

test('the entries keep their bytes, below the version and its date, and what follows begins empty', () => {
  // After a release nothing is unreleased.
  const text = readDocument('CHANGELOG.md').replace(
    /^## \[Unreleased\]\n+(?=## |\[|$(?!\n))/m,
    '## [Unreleased]\n\n### Added\n\n- One.\n\n',
  );
  const [head = ''] = text.split('## [Unreleased]\n');
  const result = released(text, FIRST);
  expect(result.startsWith(`${head}## [Unreleased]\n\n## [7.1.0] - 2026-11-23\n\nProvider: 0.1.0.\n`)).toBe(true);
  const entries = text.slice(head.length).match(/^ *- .*$/gm) ?? [];
  expect(entries.length).toBeGreaterThan(0);
  expect(result.match(/^ *- .*$/gm)).toEqual(entries);
  expect(result).toContain(`\n[Unreleased]: ${URL}/compare/v7.1.0...HEAD\n`);
});

test('a release that has the provider of an earlier one says so', () => {
  const once = released('# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One.\n', FIRST);
  const next = once.replace('## [Unreleased]\n', '## [Unreleased]\n\n### Fixed\n\n- Two,\n  in lines.\n');
  const twice = released(next, { ...FIRST, version: '7.1.1', date: '2026-12-01', providerReleased: true });
  expect(releaseNotes(twice, '7.1.1')).toBe('Provider unchanged: 0.1.0.\n\n### Fixed\n\n- Two,\n  in lines.\n');
  expect(releaseNotes(twice, '7.1.0')).toBe(releaseNotes(once, '7.1.0'));
  const headings = [...twice.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(['[Unreleased]', '[7.1.1] - 2026-12-01', '[7.1.0] - 2026-11-23']);
});

test('what is said above the entries stays, below the sentence on the provider', () => {
  const prose = 'It is faster.\n\nAnd **smaller**,\nby half.';
  const text = released(`# Changelog\n\n## [Unreleased]\n\n${prose}\n\n### Added\n\n- One.\n`, FIRST);
  expect(releaseNotes(text, '7.1.0')).toBe(`Provider: 0.1.0.\n\n${prose}\n\n### Added\n\n- One.\n`);
});

test.each(['', 'It is faster.\n', '### Added\n'])('with %j and no entry there is nothing to release', (said) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('tsx/cli'), TASK, JSON.stringify({ ...FIRST, providerReleased: true })],
    { input: `# Changelog\n\n## [Unreleased]\n\n${said}`, encoding: 'utf8' },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'There is nothing to release: write what has changed into CHANGELOG.md, below [Unreleased].\n',
  });
});
