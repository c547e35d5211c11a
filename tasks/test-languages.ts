// `npm run test:languages`: packages made anew, then installed and used by each language's own tools.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makePackages, PACKERS } from './package';
import { missingTool } from './toolchains';

const ROOT = path.join(__dirname, '..');
const JEST = path.join(path.dirname(require.resolve('jest/package.json')), 'bin', 'jest.js');
/** Without these, a run that must be whole is not. C# is compiled where dotnet is, and else checked by its names. */
const REQUIRED = ['python', 'java', 'go'];

interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
}

function testLanguages(args: readonly string[]): number {
  const missing = REQUIRED.flatMap((language) => missingTool(language) ?? []);
  if (missing.length > 0 && process.env.REQUIRE_LANGUAGES !== undefined) {
    process.stdout.write(`missing: ${missing.join('; ')}\n`);
    return 1;
  }
  makePackages(Object.keys(PACKERS), path.join(ROOT, 'dist'));
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = runJest(args);
  // A test file that does not load fails without having a test.
  process.stdout.write(`${numPassedTests} passed, ${Math.max(numFailedTests, numFailedTestSuites)} failed\n`);
  return success ? 0 : 1;
}

function runJest(args: readonly string[]): Counts {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'languages-'));
  try {
    const file = path.join(folder, 'counts.json');
    const own = ['--config', path.join(ROOT, 'jest.languages.mjs'), '--rootDir', ROOT, '--json', '--outputFile', file];
    spawnSync(process.execPath, [JEST, ...own, ...args], { cwd: ROOT, stdio: ['inherit', 'ignore', 'inherit'] });
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Counts;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = testLanguages(process.argv.slice(2));
