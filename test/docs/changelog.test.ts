// CHANGELOG.md in the form of Keep a Changelog.
import { readDocument } from './documents';

const TEXT = readDocument('CHANGELOG.md');
const SECTIONS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

test('it begins with what is not released yet', () => {
  const [first] = [...TEXT.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(first).toBe('[Unreleased]');
});

test('releases have a version and a date, and sections have the known names', () => {
  const releases = [...TEXT.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading).slice(1);
  expect(releases.filter((heading) => !/^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/.test(heading))).toEqual([]);
  const sections = [...TEXT.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
  expect(sections.length).toBeGreaterThan(0);
  expect(sections.filter((name) => !SECTIONS.includes(name))).toEqual([]);
});
