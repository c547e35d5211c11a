// The programs in the pages of other languages: they run, and synthesize what the README's TypeScript does.
import fs from 'node:fs';
import path from 'node:path';
import { readDocument, ROOT, sampleNamed } from '../docs/documents';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import type { Language } from './support/language';
import { describeLanguages } from './support/languages';
import { runProgram } from './support/program';
import { filesBelow } from './support/synthesized';
import { TYPESCRIPT } from './support/typescript';

/** Below the clone, which TypeScript takes the package from. */
const SOURCES = path.join(ROOT, '.cache', 'languages', 'samples');
/** Where a program is in the README, and what its file is called for the language's tests. */
const FILES = { typescript: 'main.ts', python: 'main.py', java: 'Main.java', go: 'main.go' } as const;
const PROGRAMS = ['main', 'synth'] as const;

let emulator: EmulatorProcess;
beforeAll(async () => {
  const seed = path.join(temporaryFolder(), 'seed.json');
  fs.writeFileSync(seed, sampleNamed('seed.json').text);
  emulator = await EmulatorProcess.start(['--seed', seed]);
});
afterAll(() => emulator.stop());

describeLanguages('the programs of its page', (language) => {
  test.each(PROGRAMS)('%s synthesizes the same bytes as the README', async (name) => {
    const files = await synthesized(language, name);
    expect(Object.keys(files)).toContainEqual(expect.stringMatching(/^cdktf\.out\/stacks\/\w+\/cdk\.tf\.json /));
    expect(files).toEqual(await synthesized(TYPESCRIPT, name));
  });
});

async function synthesized(language: Language, name: string): Promise<Readonly<Record<string, string>>> {
  const cwd = temporaryFolder();
  const command = await language.prepare(programOf(language, name));
  const { status, stdout, stderr } = await runProgram(command, { cwd, settings: emulator.environment() });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  return filesBelow(cwd);
}

/** A folder with the program in it, as one of test/languages/programs is. */
function programOf({ name: language }: Language, name: string): string {
  const folder = path.join(SOURCES, `${language}-${name}`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const page = language === 'typescript' ? 'README.md' : `docs/${language}.md`;
  const ending = path.extname(FILES[language]);
  const [, text = ''] =
    new RegExp(`^\`\`\`\\w+ ${name}\\${ending}\\n([\\s\\S]*?)^\`\`\`$`, 'im').exec(readDocument(page)) ?? [];
  fs.writeFileSync(path.join(folder, FILES[language]), text.replace(/^public class \w+/m, 'public class Main'));
  return folder;
}
