// Which version may come next.
import { versionProblems } from '../../../tasks/release/version-problems';

test.each([
  ['0.0.0', '0.1.0'],
  ['0.1.9', '0.1.10'],
  ['0.9.9', '0.10.0'],
  ['1.2.3', '2.0.0'],
])('%s is followed by %s', (current, next) => {
  expect(versionProblems(current, next, false)).toEqual([]);
});

test.each([
  ['0.1.0', '0.1.0'],
  ['0.10.0', '0.9.9'],
  ['2.0.0', '1.9.9'],
])('%s is not followed by %s', (current, next) => {
  expect(versionProblems(current, next, false)).toEqual([
    `${next} does not come after ${current}, which package.json has. Take a later one.`,
  ]);
});

test.each(['', 'v0.1.0', '0.1', '0.1.0-rc.1', 'minor'])('%j is no version', (next) => {
  expect(versionProblems('0.0.0', next, false)).toEqual([
    `«${next}» is no version: name it as in npm run release:prepare -- 0.1.0.`,
  ]);
});

test('a version that has a tag is not given again', () => {
  expect(versionProblems('0.0.0', '0.1.0', true)).toEqual([
    'The tag v0.1.0 exists: a version is released once. Take a later one.',
  ]);
});
