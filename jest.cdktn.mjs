// Jest for test/cdktn, and for the copy of test/constructs in .cache/cdktn: as for the other tests, but for where they are.
import fs from 'node:fs';

const { jest } = JSON.parse(fs.readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default { ...jest, testPathIgnorePatterns: ['/node_modules/'], testTimeout: 300_000 };
