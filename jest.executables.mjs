// Jest for test/executables: as for the other tests, but for where the tests are, and that large files take long to make.
import fs from 'node:fs';

const { jest } = JSON.parse(fs.readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default {
  ...jest,
  roots: ['<rootDir>/test/executables'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
};
