// Floors are linted by eslint.config.mjs; here the rule itself is tried, and import cycles are looked for.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

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

test('no import cycle in src', () => {
  const cli = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const output = execFileSync(
    process.execPath,
    [cli, 'src', '--config', '.dependency-cruiser.json', '--output-type', 'err'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  expect(output).toContain('no dependency violations found');
});
