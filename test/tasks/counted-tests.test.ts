// What Jest's runs come to, with test files of its own.
import fs from 'node:fs';
import path from 'node:path';
import { countedTests } from '../../tasks/counted-tests';
import { temporaryFolder } from '../support/temporary-folder';

/** Runs Jest in a folder with these test files. */
function countsOf(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "jest": { "testEnvironment": "node", "transform": {} } }');
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  // What a run tells of failures is not to stand among what this one does.
  fs.writeFileSync(path.join(folder, 'silent.js'), 'module.exports = class {};');
  return countedTests(folder, ['--runInBand', '--silent', '--reporters', './silent.js']);
}

const GOOD = "test('good', () => {});";
const BAD = "test('bad', () => { throw new Error('bad'); });";

test('tests that pass and tests that fail', () => {
  expect(countsOf({ 'a.test.js': `${GOOD}\n${BAD}` })).toEqual({ passed: 1, failed: 1 });
});

test('a file that does not load has failed, beside the tests that have', () => {
  const files = { 'a.test.js': `${GOOD}\n${BAD}`, 'b.test.js': "require('./not-there');" };
  expect(countsOf(files)).toEqual({ passed: 1, failed: 2 });
});

test('a Jest that dies', () => {
  expect(countsOf({ 'a.test.js': "process.kill(process.pid, 'SIGKILL');" })).toEqual({ passed: 0, failed: 1 });
});
