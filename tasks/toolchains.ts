// The toolchains that packages and language tests need beside Node.js: what each language calls, and what is missing.
import { execFileSync } from 'node:child_process';

/** Language → commands that must be on PATH; each answers when asked for its version. */
export const TOOLCHAINS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  python: [['python3', '--version']],
  java: [
    ['javac', '-version'],
    ['mvn', '--version'],
  ],
  go: [['go', 'version']],
  csharp: [['dotnet', '--version']],
};

/** What keeps a language from being built and tested here, in one line; undefined where nothing does. */
export function missingTool(language: string): string | undefined {
  const missing = (TOOLCHAINS[language] ?? []).find(([command = '', ...args]) => !answers(command, args));
  return missing && `${language}: ${missing[0]} is not on PATH`;
}

function answers(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
