// Runs Jest, and counts what came of it, also where a test file does not load or Jest itself dies.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const JEST = path.join(path.dirname(require.resolve('jest/package.json')), 'bin', 'jest.js');

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Test files that did not load: they fail without having a test. */
  readonly numRuntimeErrorTestSuites: number;
  readonly success: boolean;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export function countedTests(folder: string, args: readonly string[]): Counts {
  const { stdout } = spawnSync(process.execPath, [JEST, '--json', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
    // For people Jest writes to standard error.
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  const report = reportIn(stdout);
  if (report === undefined) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: report.success ? failed : Math.max(failed, 1) };
}

/** A Jest that has died has written none. */
function reportIn(stdout: string): Report | undefined {
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    return undefined;
  }
}
