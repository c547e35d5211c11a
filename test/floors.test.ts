// Floors are linted by eslint.config.mjs; here the rule itself is tried, and import cycles are looked for.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { temporaryFolder } from './support/temporary-folder';

const ROOT = path.join(__dirname, '..');

function lint(file: string, code: string): string[] {
  const script = `
    import { ESLint } from 'eslint';
    const [file, code] = process.argv.slice(1);
    const [result] = await new ESLint().lintText(code, { filePath: file });
    console.log(JSON.stringify(result.messages.filter(({ ruleId }) => ruleId === 'project/floors').map(({ message }) => message)));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script, file, code], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return JSON.parse(output) as string[];
}

describe('the floors', () => {
  test.each([
    ['src/model/x.ts', "import '../atlas/send';", 'src/model may import src/errors'],
    ['src/model/x.ts', "import 'node:fs';", 'of packages none'],
    ['src/tfplugin/values/x.ts', "export * from '../../atlas/send';", 'src/tfplugin may import src/errors'],
    ['src/provider/x.ts', "export const x = import('../constructs/y');", 'src/provider may import src/exports'],
    [
      'src/emulator/x.ts',
      "export type X = import('../model/export-job').ExportJob;",
      'src/emulator may import no other folder',
    ],
    [
      'src/constructs/x.ts',
      "const x = require('../synth/worker/main'); void x;",
      'src/constructs may import src/synth/host',
    ],
    ['src/synth/host/x.ts', "import 'proper-lockfile';", 'of packages node'],
    ['src/exports/x.ts', "import x = require('fs'); void x;", 'of packages none'],
  ])('%s: %s', (file, code, sentence) => {
    expect(lint(file, code)).toEqual([expect.stringContaining(sentence)]);
  });

  test('what a floor may import passes', () => {
    const code = "import '../errors/atlas-error'; import '../model/export-job'; import 'node:https'; import 'valibot';";
    expect(lint('src/atlas/x.ts', code)).toEqual([]);
    expect(lint('src/synth/worker/x.ts', "import '../../exports/resolve'; import './y';")).toEqual([]);
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
