// Jest for test/languages: as for the other tests, but for where the tests are, and that they share the machine badly.
import fs from 'node:fs';

const { jest } = JSON.parse(fs.readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default {
  ...jest,
  roots: ['<rootDir>/test/languages'],
  testPathIgnorePatterns: ['/node_modules/', '/programs/'],
  testTimeout: 300_000,
};
