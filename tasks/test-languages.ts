// `npm run test:languages`: packages made anew, then installed and used by each language's own tools.
import path from 'node:path';
import { countedTests } from './counted-tests';
import { makePackages, PACKERS } from './package';
import { missingTool } from './toolchains';

const ROOT = path.join(__dirname, '..');
/** Without these, a run that must be whole is not. C# is compiled where dotnet is, and else checked by its names. */
const REQUIRED = ['python', 'java', 'go', 'deployment'];

function testLanguages(args: readonly string[]): number {
  const missing = REQUIRED.flatMap((language) => missingTool(language) ?? []);
  if (missing.length > 0 && process.env.REQUIRE_LANGUAGES !== undefined) {
    process.stdout.write(`${missing.map((line) => `missing: ${line}\n`).join('')}0 passed, 1 failed\n`);
    return 1;
  }
  makePackages(Object.keys(PACKERS), path.join(ROOT, 'dist'));
  const config = path.join(ROOT, 'jest.languages.mjs');
  const { passed, failed } = countedTests(ROOT, ['--config', config, '--rootDir', ROOT, ...args]);
  for (const line of [...missing, missingTool('csharp') ?? []].flat()) process.stdout.write(`not tested: ${line}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = testLanguages(process.argv.slice(2));
} catch (error) {
  // Packages that cannot be made.
  console.error(error);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
