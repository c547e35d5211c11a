// `npm run test:cdktn`: the packages for CDK Terrain made anew, then the tests of the constructs, and apps in three languages.
import path from 'node:path';
import { CDKTN_PROJECT, copyRenamed } from './cdktn/make-project';
import { renamedSource } from './cdktn/renamed';
import { PACKERS } from './package';
import { makeCdktnPackages } from './package-cdktn';
import { testPackages } from './test-packages';

const ROOT = path.join(__dirname, '..');
/** Where the tests of the constructs are, and what they import. */
const COPIED = ['test/constructs', 'test/contract', 'test/faults/support', 'test/install', 'test/support'];

testPackages({
  make: () => {
    makeCdktnPackages(Object.keys(PACKERS));
    for (const folder of COPIED) copyRenamed(folder, renamedSource);
  },
  runs: [
    ['--rootDir', CDKTN_PROJECT, '--roots', path.join(CDKTN_PROJECT, 'test', 'constructs')],
    ['--rootDir', ROOT, '--roots', path.join(ROOT, 'test', 'cdktn')],
  ].map((args) => [...process.argv.slice(2), '--config', path.join(ROOT, 'jest.cdktn.mjs'), ...args]),
});
