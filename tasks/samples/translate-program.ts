// A TypeScript program in the other languages: translated by jsii-rosetta, then made whole.
import { TargetLanguage, Translator, typeScriptSnippetFromSource } from 'jsii-rosetta';
import path from 'node:path';
import { goProgram } from './go-program';
import { javaProgram } from './java-program';
import type { TypeScriptProgram } from './readme-programs';

const ROOT = path.join(__dirname, '..', '..');

/** Language → what makes a file of a translation, which is called `name`. */
const WHOLE = {
  [TargetLanguage.PYTHON]: (translation: string) => translation,
  [TargetLanguage.JAVA]: javaProgram,
  [TargetLanguage.CSHARP]: (translation: string) => translation,
  [TargetLanguage.GO]: goProgram,
} as const;

export type OtherLanguage = keyof typeof WHOLE;

export const OTHER_LANGUAGES: readonly OtherLanguage[] = [
  TargetLanguage.PYTHON,
  TargetLanguage.JAVA,
  TargetLanguage.CSHARP,
  TargetLanguage.GO,
];

/** A program that TypeScript does not take is an error: without its types it would be translated wrongly. */
export function translateProgram({ name, text }: TypeScriptProgram): Readonly<Record<OtherLanguage, string>> {
  const translator = new Translator(true);
  const snippet = translator.translate(snippetOf(text), [...OTHER_LANGUAGES]);
  const problems = translator.diagnostics.map(({ formattedMessage }) => formattedMessage);
  if (problems.length > 0) throw new Error(`${name}.ts:\n${problems.join('\n')}`);
  const whole = (language: OtherLanguage) => `${WHOLE[language](snippet.get(language)?.source ?? '', name).trim()}\n`;
  return {
    [TargetLanguage.PYTHON]: whole(TargetLanguage.PYTHON),
    [TargetLanguage.JAVA]: whole(TargetLanguage.JAVA),
    [TargetLanguage.CSHARP]: whole(TargetLanguage.CSHARP),
    [TargetLanguage.GO]: whole(TargetLanguage.GO),
  };
}

/** For jsii-rosetta: where the program's imports are found, and in the README of which package it stands. */
export function snippetOf(
  text: string,
  moduleFqn = 'cdktf-provider-atlas',
): ReturnType<typeof typeScriptSnippetFromSource> {
  const location = { api: { api: 'moduleReadme', moduleFqn } } as const;
  return typeScriptSnippetFromSource(text, location, true, { $directory: ROOT });
}
