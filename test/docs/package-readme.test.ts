// The README that is part of the packages of other languages: its programs are in the package's own language.
import fs from 'node:fs';
import path from 'node:path';
import { generateCode } from '../../tasks/packages/generate-code';
import { temporaryFolder } from '../support/temporary-folder';
import { readDocument, ROOT, SAMPLES } from './documents';

test('every TypeScript sample of the README is a program, which can be translated', () => {
  const samples = SAMPLES.filter(({ place, language }) => place.startsWith('README.md:') && language === 'ts');
  expect(samples.map(({ name }) => name)).toEqual(['main.ts', 'synth.ts']);
});

test.each([
  ['python', 'README.md'],
  ['go', path.join('atlas', 'README.md')],
] as const)('%s', (language, file) => {
  const folder = temporaryFolder();
  generateCode(ROOT, folder, [language]);
  const readme = fs.readFileSync(path.join(folder, language, file), 'utf8');
  const programs = (text: string) =>
    [...text.matchAll(/^```\w+[^\n]*\n([\s\S]*?)^```$/gm)].map(([, program]) => program);
  const translated = programs(readDocument(`docs/${language}.md`)).filter((text) =>
    /^(?:from|package) /.test(text ?? ''),
  );
  expect(translated).toHaveLength(2);
  expect(programs(readme)).toEqual(expect.arrayContaining(translated));
  expect(readme).not.toMatch(/```(?:ts|typescript)|^const |\bnew \w+\(/m);

  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !/^(?:https:\/\/|#)/.test(link))).toEqual([]);
  const { repository } = JSON.parse(readDocument('package.json')) as { repository: { url: string } };
  expect(links).toContain(`${repository.url.replace(/\.git$/, '')}/blob/main/docs/cli.md`);
});
