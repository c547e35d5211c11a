// The code that jsii-pacmak writes for users of other languages, of this package and of the two that it builds on.
import path from 'node:path';
import { PACMAK } from '../../tasks/packages/run-pacmak';
import { succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { ROOT } from './documents';

export type OtherLanguage = 'python' | 'java' | 'csharp' | 'go';
export const OTHER_LANGUAGES: readonly OtherLanguage[] = ['python', 'java', 'csharp', 'go'];

/** jsii-pacmak's names for them. */
const TARGETS: Readonly<Record<OtherLanguage, string>> = { python: 'python', java: 'java', csharp: 'dotnet', go: 'go' };

type Folders = Readonly<Record<OtherLanguage, string>>;

/** Folders of the package's own code, and of the code of cdktf and constructs: some seconds, and no network. */
export async function generatedCode(): Promise<{ readonly own: Folders; readonly others: Folders }> {
  const folder = temporaryFolder();
  const own = await generateCode(path.join(folder, 'own'), ['.'], OTHER_LANGUAGES);
  const others = ['node_modules/cdktf', 'node_modules/constructs'];
  return { own, others: await generateCode(path.join(folder, 'others'), others, OTHER_LANGUAGES) };
}

/** The code of some packages in some languages, below a folder. */
async function generateCode(
  folder: string,
  packages: readonly string[],
  languages: readonly OtherLanguage[],
): Promise<Folders> {
  const targets = languages.map((language) => TARGETS[language]);
  const args = ['--code-only', '--no-npmignore', '--targets', ...targets, '--outdir', folder, ...packages];
  await succeed(process.execPath, [PACMAK, ...args], { cwd: ROOT });
  const place = (language: OtherLanguage) => path.join(folder, TARGETS[language]);
  return { python: place('python'), java: place('java'), csharp: place('csharp'), go: place('go') };
}
