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
  ['src/provider/x.ts', "import '../atlas/send';", 'src/atlas/client'],
  ['src/provider/x.ts', "import '../atlas';", 'src/atlas/client'],
  ['src/cli/x.ts', "import '../atlas/client-secret';", 'src/atlas/client'],
  ['src/synth/worker/x.ts', "import '../../atlas/client/x';", 'src/atlas/client'],
  ['src/constructs/x.ts', "import '../index';", 'src/constructs may import src/synth/host'],
  ['src/constructs/x.ts', "import '../../tasks/demo';", 'src/constructs may import src/synth/host'],
  ['src/index.ts', "export * from './model/x';", 'src/index.ts may import src/constructs, src/bindings'],
  ['src/new/x.ts', '', 'src/new/x.ts stands on no floor'],
  ['src/x.ts', "import './atlas/send';", 'src/x.ts stands on no floor'],
  ['src/synth/x.ts', '', 'src/synth/x.ts stands on no floor'],
  ['src/atlas/x.ts', "const name = 'node:fs'; void import(name);", 'import() and require() take a plain string'],
  ['src/atlas/x.ts', 'require(`../provider/provider`);', 'import() and require() take a plain string'],
  ['src/atlas/x.ts', "require.resolve('../provider' + '/provider');", 'import() and require() take a plain string'],
  ['src/errors/x.ts', 'export const x = process.env;', 'src/errors may not use process'],
  ['src/model/x.ts', "export const x = Buffer.from('x');", 'src/model may not use Buffer'],
  ['src/model/x.ts', 'export const x = (bytes: Buffer) => bytes;', 'src/model may not use Buffer'],
  ['src/exports/x.ts', 'export const x = require;', 'src/exports may not use require'],
  ['src/exports/x.ts', 'export const x = __dirname;', 'src/exports may not use __dirname'],
  ['src/exports/x.ts', 'export const x = global;', 'src/exports may not use global'],
];

const ALLOWED = [
  ['src/atlas/x.ts', "import '../errors/atlas-error'; import '../model/x'; import 'node:https'; import 'valibot';"],
  ['src/synth/worker/x.ts', "import '../../exports/resolve'; import './y';"],
  ['src/provider/x.ts', "import '../atlas/client'; export const x = Buffer.from(process.argv[0] ?? __dirname);"],
  ['src/index.ts', "export * as bindings from './bindings'; export * from './constructs/x';"],
  ['src/model/x.ts', 'export const x = (process: { env: string }) => ({ global: process.env });'],
  ['test/model/x.ts', "require('../src/' + process.argv[0]);"],
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
