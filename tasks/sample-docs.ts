// Writes the README's programs into the page of each language; `npm run generate` runs it after a build.
import { TargetLanguage } from 'jsii-rosetta';
import fs from 'node:fs';
import path from 'node:path';
import { javaClass } from './samples/java-program';
import { readmePrograms } from './samples/readme-programs';
import { OTHER_LANGUAGES, translateProgram, type OtherLanguage } from './samples/translate-program';

const ROOT = path.join(__dirname, '..');

interface Page {
  readonly file: string;
  /** Of the fences. */
  readonly language: string;
  readonly program: (name: string) => string;
}

const PAGES: Readonly<Record<OtherLanguage, Page>> = {
  [TargetLanguage.PYTHON]: { file: 'docs/python.md', language: 'python', program: (name) => `${name}.py` },
  [TargetLanguage.JAVA]: { file: 'docs/java.md', language: 'java', program: (name) => `${javaClass(name)}.java` },
  [TargetLanguage.CSHARP]: { file: 'docs/csharp.md', language: 'csharp', program: (name) => `${javaClass(name)}.cs` },
  [TargetLanguage.GO]: { file: 'docs/go.md', language: 'go', program: (name) => `${name}.go` },
};

/** Path below the project's folder → text of the page, with the programs of now between its marks. */
export function sampleDocs(): Readonly<Record<string, string>> {
  const programs = readmePrograms().map((program) => ({ name: program.name, texts: translateProgram(program) }));
  return Object.fromEntries(
    OTHER_LANGUAGES.map((language) => {
      const { file, language: fence, program } = PAGES[language];
      const page = programs.reduce(
        (text, { name, texts }) =>
          marked(text, name, `\`\`\`${fence} ${program(name)}\n${texts[language]}\`\`\``, file),
        fs.readFileSync(path.join(ROOT, file), 'utf8'),
      );
      return [file, page];
    }),
  );
}

/** Everything between the mark of the program and the next end. */
function marked(page: string, name: string, sample: string, file: string): string {
  const start = `<!-- ${name}.ts of README.md, translated by tasks/sample-docs.ts -->`;
  const end = '<!-- end -->';
  const [before, behind, ...others] = page.split(start);
  const rest = behind?.slice(behind.indexOf(end));
  if (rest === undefined || !rest.startsWith(end) || others.length > 0) {
    throw new Error(`${file} has not exactly one place for ${name}.ts: ${start} and ${end}`);
  }
  return `${before}${start}\n\n${sample}\n\n${rest}`;
}

function write(): void {
  for (const [file, text] of Object.entries(sampleDocs())) fs.writeFileSync(path.join(ROOT, file), text);
}

if (require.main === module) write();
