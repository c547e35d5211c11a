// The code that jsii-pacmak writes for users of other languages, of this package and of the two that it builds on.
import path from 'node:path';
import { succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { ROOT } from './documents';

export type OtherLanguage = 'python' | 'java' | 'csharp' | 'go';

/** jsii-pacmak's names for them. */
const TARGETS: Readonly<Record<OtherLanguage, string>> = { python: 'python', java: 'java', csharp: 'dotnet', go: 'go' };

export interface GeneratedCode {
  /** Folder of the package's own code. */
  own: Readonly<Record<OtherLanguage, string>>;
  /** Folder of the code of cdktf and constructs. */
  others: Readonly<Record<OtherLanguage, string>>;
}

/** Some seconds, and no network. */
export async function generatedCode(): Promise<GeneratedCode> {
  const folder = temporaryFolder();
  const own = await generate(path.join(folder, 'own'), ['.']);
  const others = await generate(path.join(folder, 'others'), ['node_modules/cdktf', 'node_modules/constructs']);
  return { own, others };
}

async function generate(folder: string, packages: readonly string[]): Promise<Record<OtherLanguage, string>> {
  const pacmak = path.join(path.dirname(require.resolve('jsii-pacmak/package.json')), 'bin', 'jsii-pacmak');
  const options = ['--code-only', '--no-npmignore', '--targets', ...Object.values(TARGETS), '--outdir', folder];
  await succeed(process.execPath, [pacmak, ...options, ...packages], { cwd: ROOT });
  const place = (language: OtherLanguage) => path.join(folder, TARGETS[language]);
  return { python: place('python'), java: place('java'), csharp: place('csharp'), go: place('go') };
}
