// That each case of this folder is a mistake to the compiler, with the types that users get.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..', '..');
const EXPECTED = '// @ts-expect-error ';

const files = fs
  .readdirSync(__dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => path.join(__dirname, name));
const names = files.map((file) => path.basename(file));

/** Number of each line below one that expects a mistake, counted from one. */
function cases(file: string): number[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => (line.trim().startsWith(EXPECTED) ? [index + 2] : []));
}

/** What the compiler finds where nothing is expected: the numbers of the lines, and its words. */
function mistakes(): Map<string, { line: number; text: string }[]> {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.dev.json'), (name) => fs.readFileSync(name, 'utf8'));
  config.compilerOptions.paths = { 'cdktf-provider-atlas': ['./lib/index.d.ts'] };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files, include: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.readFile = (name) =>
    files.includes(path.resolve(name)) ? readFile(name)?.replaceAll(EXPECTED, '// ') : readFile(name);
  host.getSourceFile = (name, language) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram(files, options, host);
  const found = new Map(files.map((file) => [file, [] as { line: number; text: string }[]]));
  for (const { file, start = 0, messageText } of ts.getPreEmitDiagnostics(program)) {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    const list = found.get(path.resolve(file?.fileName ?? ''));
    if (file === undefined || list === undefined) throw new Error(`${file?.fileName}: ${text}`);
    list.push({ line: file.getLineAndCharacterOfPosition(start).line + 1, text });
  }
  return found;
}

const found = mistakes();

test.each(names)('every case of %s is one mistake, and nothing else there is one', (name) => {
  const file = path.join(__dirname, name);
  const expected = cases(file);
  expect(expected.length).toBeGreaterThan(10);
  expect((found.get(file) ?? []).map(({ line }) => line)).toEqual(expected);
});

test('no case fails because a name is not there that its file should import', () => {
  const texts = [...found.values()].flat().map(({ text }) => text);
  expect(texts.filter((text) => /^Cannot find (?:name|module)/.test(text))).toEqual([]);
});
