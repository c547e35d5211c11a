// Programs for CDKTF, moved to CDK Terrain by nothing but other names, with the packages for it installed.
import fs from 'node:fs';
import path from 'node:path';
import { renamedProgram } from '../../../tasks/cdktn/renamed';
import { go } from '../../languages/support/go';
import type { Command } from '../../languages/support/language';
import { madeOnce } from '../../languages/support/made-once';
import { install } from '../../languages/support/python';
import { succeed } from '../../support/run-command';
import { temporaryFolder } from '../../support/temporary-folder';
import { GO_LIBRARY, GO_PACKAGE, ROOT, tarball, wheel } from './packages';

export interface MovedLanguage {
  readonly name: 'typescript' | 'python' | 'go';
  /** `program` is a folder of sources for CDKTF; the command runs anywhere. */
  readonly prepare: (program: string) => Promise<Command>;
}

export const MOVED_TYPESCRIPT: MovedLanguage = { name: 'typescript', prepare: prepareTypeScript };

export const MOVED_LANGUAGES: readonly MovedLanguage[] = [
  MOVED_TYPESCRIPT,
  { name: 'python', prepare: preparePython },
  { name: 'go', prepare: prepareGo },
];

/** A project in which npm has installed the package with its peers, and nothing else. */
export async function installedPackage(): Promise<string> {
  return madeOnce('cdktn-typescript', [tarball()], async (folder) => {
    const { devDependencies } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: Readonly<Record<string, string>>;
    };
    const peers = ['cdktn', 'constructs'].map((name) => `${name}@${devDependencies[name] ?? ''}`);
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
    const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball(), ...peers];
    await succeed('npm', args, { cwd: folder });
  });
}

async function prepareTypeScript(program: string): Promise<Command> {
  const folder = moved(program, '.ts');
  fs.symlinkSync(path.join(await installedPackage(), 'node_modules'), path.join(folder, 'node_modules'));
  const tsx = fs.realpathSync(path.join(ROOT, 'node_modules', '.bin', 'tsx'));
  return { file: process.execPath, args: [tsx, path.join(folder, 'main.ts')] };
}

async function preparePython(program: string): Promise<Command> {
  const environment = await madeOnce('cdktn-python', [wheel()], (folder) => install(folder, wheel()));
  const args = ['-W', 'error', path.join(moved(program, '.py'), 'main.py')];
  return { file: path.join(environment, 'bin', 'python'), args };
}

async function prepareGo(program: string): Promise<Command> {
  const name = path.join('cdktn-go', path.basename(program));
  const folder = await madeOnce(name, [program, GO_PACKAGE, GO_LIBRARY], async (into) => {
    fs.cpSync(moved(program, '.go'), into, { recursive: true });
    await go(into, ['mod', 'init', 'example.com/program']);
    for (const folder of [GO_PACKAGE, GO_LIBRARY]) {
      await go(into, ['mod', 'edit', `-replace=${moduleIn(folder)}=${folder}`]);
    }
    await go(into, ['get', `${moduleIn(GO_PACKAGE)}@v0.0.0`]);
    await go(into, ['mod', 'tidy']);
    await go(into, ['build', '-o', 'program', '.']);
  });
  return { file: path.join(folder, 'program'), args: [] };
}

function moduleIn(folder: string): string {
  const [, module = ''] = /^module (\S+)$/m.exec(fs.readFileSync(path.join(folder, 'go.mod'), 'utf8')) ?? [];
  return module;
}

/** A copy of the sources alone, with the names of CDK Terrain. */
function moved(program: string, ending: string): string {
  const folder = temporaryFolder();
  for (const name of fs.readdirSync(program).filter((file) => file.endsWith(ending))) {
    fs.writeFileSync(path.join(folder, name), renamedProgram(fs.readFileSync(path.join(program, name), 'utf8')));
  }
  return folder;
}
