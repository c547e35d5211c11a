// The notes of a release, out of CHANGELOG.md.
import { releaseNotes } from '../../../tasks/release/release-notes';

const CHANGELOG = `# Changelog

## [Unreleased]

## [0.2.0] - 2026-12-01

Provider unchanged: 0.1.0.

### Fixed

- A thing.

## [0.1.0] - 2026-11-23

### Added

- All of it.

[Unreleased]: https://example.com/compare/v0.2.0...HEAD
[0.1.0]: https://example.com/releases/tag/v0.1.0
`;

test('they are what stands below the heading of the version', () => {
  expect(releaseNotes(CHANGELOG, '0.2.0')).toBe('Provider unchanged: 0.1.0.\n\n### Fixed\n\n- A thing.\n');
});

test('the links at the end of the file are none of them', () => {
  expect(releaseNotes(CHANGELOG, '0.1.0')).toBe('### Added\n\n- All of it.\n');
});

test('a version without a section is refused', () => {
  expect(() => releaseNotes(CHANGELOG, '0.3.0')).toThrow(
    'CHANGELOG.md has no section for 0.3.0, so the release would have no notes. Run npm run release:prepare -- 0.3.0.',
  );
});
