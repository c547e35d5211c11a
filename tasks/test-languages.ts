// `npm run test:languages`: packages made anew, then installed and used by each language's own tools.
import path from 'node:path';
import { makePackages, PACKERS } from './package';
import { testPackages } from './test-packages';

const ROOT = path.join(__dirname, '..');

testPackages({
  make: () => makePackages(Object.keys(PACKERS), path.join(ROOT, 'dist')),
  runs: [['--config', path.join(ROOT, 'jest.languages.mjs'), '--rootDir', ROOT, ...process.argv.slice(2)]],
});
