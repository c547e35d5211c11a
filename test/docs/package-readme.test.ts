// The README that is part of the packages of other languages: its programs are in the package's own language.
import fs from 'node:fs';
import path from 'node:path';
import { writeReadmeTablet } from '../../tasks/samples/readme-tablet';
import { temporaryFolder } from '../support/temporary-folder';
import { readDocument, SAMPLES } from './documents';
import { generateCode } from './generated-code';

test('every TypeScript sample of the README is a program, which can be translated', () => {
  const samples = SAMPLES.filter(({ place, language }) => place.startsWith('README.md:') && language === 'ts');
  expect(samples.map(({ name }) => name)).toEqual(['main.ts', 'synth.ts']);
});

test.each([
  ['python', 'README.md'],
  ['go', path.join('atlas', 'README.md')],
] as const)('%s', async (language, file) => {
  const folder = temporaryFolder();
  const tablet = path.join(folder, 'readme.tabl.json');
  writeReadmeTablet(tablet);
  const code = await generateCode(folder, ['.'], [language], ['--rosetta-tablet', tablet]);
  const readme = fs.readFileSync(path.join(code[language], file), 'utf8');
  const programs = (text: string) =>
    [...text.matchAll(/^```\w+[^\n]*\n([\s\S]*?)^```$/gm)].map(([, program]) => program);
  const translated = programs(readDocument(`docs/${language}.md`)).filter((text) =>
    /^(?:from|package) /.test(text ?? ''),
  );
  expect(translated).toHaveLength(2);
  expect(programs(readme)).toEqual(expect.arrayContaining(translated));
  expect(readme).not.toMatch(/```(?:ts|typescript)|^const |\bnew \w+\(/m);
});
