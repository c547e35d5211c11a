// The README's programs in every language, in the file that jsii-pacmak takes translations from.
import { CURRENT_SCHEMA_VERSION, TranslatedSnippet } from 'jsii-rosetta';
import fs from 'node:fs';
import { readmePrograms, type TypeScriptProgram } from './readme-programs';
import { OTHER_LANGUAGES, snippetOf, translateProgram } from './translate-program';

/** The maker's version is never looked at. */
const HEAD = { version: CURRENT_SCHEMA_VERSION, toolVersion: '0.0.0' };

export interface ReadmeProject {
  /** Of its npm package. */
  readonly name: string;
  /** What became of our README's text in it. */
  readonly renamed: (text: string) => string;
}

/** Without it the README of each package has TypeScript in it, under the language's name. */
export function writeReadmeTablet(file: string, project: ReadmeProject): void {
  const snippets = readmePrograms().map((program) => translated(program, project));
  const content = { ...HEAD, snippets: Object.fromEntries(snippets.map((snippet) => [snippet.key, snippet.toJSON()])) };
  fs.writeFileSync(file, JSON.stringify(content));
}

function translated(program: TypeScriptProgram, { name, renamed }: ReadmeProject): TranslatedSnippet {
  const texts = translateProgram(program);
  const snippet = TranslatedSnippet.fromTypeScript(snippetOf(renamed(program.text.trim()), name), true);
  for (const language of OTHER_LANGUAGES)
    snippet.addTranslation(language, renamed(texts[language].trim()), HEAD.toolVersion);
  return snippet;
}
