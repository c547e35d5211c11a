// Floors are linted by eslint.config.mjs; here the rule itself is tried, and import cycles are looked for.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { temporaryFolder } from './support/temporary-folder';

const ROOT = path.join(__dirname, '..');

type Planted = readonly [file: string, code: string, sentence: string];

const REFUSED: readonly Planted[] = [
  ['src/model/x.ts', "import '../atlas/send';", 'src/model may import src/errors'],
  ['src/model/x.ts', "import 'node:fs';", 'of packages none'],
  ['src/tfplugin/values/x.ts', "export * from '../../atlas/send';", 'src/tfplugin may import src/errors'],
  ['src/provider/x.ts', "export const x = import('../constructs/y');", 'src/provider may import src/exports'],
  ['src/emulator/x.ts', "export type X = import('../model/x').X;", 'src/emulator may import no other folder'],
  ['src/constructs/x.ts', "require('../synth/worker/main');", 'src/constructs may import src/synth/host'],
  ['src/synth/host/x.ts', "import 'proper-lockfile';", 'of packages node'],
  ['src/exports/x.ts', "import x = require('fs'); void x;", 'of packages none'],
];

const ALLOWED = [
  ['src/atlas/x.ts', "import '../errors/atlas-error'; import '../model/x'; import 'node:https'; import 'valibot';"],
  ['src/synth/worker/x.ts', "import '../../exports/resolve'; import './y';"],
] as const;

/** The floors' messages for each of these files; ESLint is started once, since its start is what costs. */
function lint(files: readonly (readonly [file: string, code: string, ...rest: string[]])[]): string[][] {
  const script = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint();
    const messages = [];
    for (const [filePath, code] of JSON.parse(process.argv[1])) {
      const [result] = await eslint.lintText(code, { filePath });
      messages.push(result.messages.filter(({ ruleId }) => ruleId === 'project/floors').map(({ message }) => message));
    }
    console.log(JSON.stringify(messages));
  `;
  const args = ['--input-type=module', '-e', script, JSON.stringify(files)];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })) as string[][];
}

describe('the floors', () => {
  test('an import that leaves them is answered with the sentence of its floor', () => {
    expect(lint(REFUSED)).toEqual(REFUSED.map(([, , sentence]) => [expect.stringContaining(sentence)]));
  });

  test('what a floor may import passes', () => {
    expect(lint(ALLOWED)).toEqual(ALLOWED.map(() => []));
  });
});

describe('import cycles', () => {
  test('there is none in src', () => {
    expect(cruise(ROOT)).toContain('no dependency violations found');
  });

  test('one that is planted is found', () => {
    const folder = temporaryFolder();
    fs.mkdirSync(path.join(folder, 'src'));
    fs.writeFileSync(path.join(folder, 'src', 'a.ts'), "import { b } from './b';\nexport const a = () => b;\n");
    fs.writeFileSync(path.join(folder, 'src', 'b.ts'), "import { a } from './a';\nexport const b = () => a;\n");
    fs.copyFileSync(path.join(ROOT, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    expect(cruise(folder)).toMatch(/no-cycle: src\/a\.ts/);
  });
});

function cruise(folder: string): string {
  const cli = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cli, 'src', '--config', path.join(ROOT, '.dependency-cruiser.json'), '--output-type', 'err'];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
}
