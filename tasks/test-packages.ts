// Makes packages, and runs the tests of them: what is missing for either is said, and the counts come last.
import path from 'node:path';
import { countedTests } from './counted-tests';
import { missingTool } from './toolchains';

const ROOT = path.join(__dirname, '..');
/** Without these, a run that must be whole is not. C# is compiled where dotnet is, and else checked by its names. */
const REQUIRED = ['python', 'java', 'go', 'deployment'];

export interface PackageTests {
  readonly make: () => void;
  /** Arguments of Jest, run by run. */
  readonly runs: readonly (readonly string[])[];
}

/** The exit status is 1 where a test fails, where packages cannot be made, or where what is required is missing. */
export function testPackages(tests: PackageTests): void {
  try {
    process.exitCode = runTests(tests);
  } catch (error) {
    // Packages that cannot be made.
    console.error(error);
    process.stdout.write('0 passed, 1 failed\n');
    process.exitCode = 1;
  }
}

function runTests({ make, runs }: PackageTests): number {
  const missing = REQUIRED.flatMap((language) => missingTool(language) ?? []);
  if (missing.length > 0 && process.env.REQUIRE_LANGUAGES !== undefined) {
    process.stdout.write(`${missing.map((line) => `missing: ${line}\n`).join('')}0 passed, 1 failed\n`);
    return 1;
  }
  make();
  const counts = runs.map((args) => countedTests(ROOT, args));
  const [passed, failed] = (['passed', 'failed'] as const).map((kind) =>
    counts.reduce((sum, each) => sum + each[kind], 0),
  );
  for (const line of [...missing, missingTool('csharp') ?? []].flat()) process.stdout.write(`not tested: ${line}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
