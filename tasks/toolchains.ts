// The toolchains that packages and language tests need beside Node.js, and what is missing of them.
import { execFileSync } from 'node:child_process';

interface Toolchain {
  /** What must be on PATH, in words. */
  readonly needs: string;
  /** Commands that end with 0 where it is. */
  readonly commands: readonly (readonly [command: string, ...args: string[]])[];
}

const JAVA: Toolchain = {
  needs: 'javac (17 or later) and mvn (3.8 or later)',
  commands: [
    ['javac', '--release', '17', '-version'],
    ['mvn', '--version'],
  ],
};

export const TOOLCHAINS: Readonly<Record<string, Toolchain>> = {
  python: {
    needs: 'python3 (3.10 or later, with venv)',
    commands: [['python3', '-c', 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))']],
  },
  java: JAVA,
  'java-cdktf': JAVA,
  go: { needs: 'go (1.25 or later)', commands: [['go', 'version']] },
  // Of the examples, in each language.
  deployment: { needs: 'terraform or tofu', commands: [['sh', '-c', 'terraform version || tofu version']] },
  csharp: { needs: 'dotnet (6 or later)', commands: [['dotnet', '--version']] },
};

/** What keeps a language from being built and tested here, in one line; undefined where nothing does. */
export function missingTool(language: string): string | undefined {
  const toolchain = TOOLCHAINS[language];
  if (toolchain === undefined || toolchain.commands.every(answers)) return undefined;
  return `${language} needs ${toolchain.needs} on PATH`;
}

function answers([command, ...args]: readonly [command: string, ...args: string[]]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', env: process.env });
    return true;
  } catch {
    return false;
  }
}
