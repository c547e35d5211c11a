// The languages that are tested here; a language without its toolchain is skipped, and says so.
import { missingTool } from '../../../tasks/toolchains';
import { GO } from './go';
import { JAVA } from './java';
import type { Language, LanguageName } from './language';
import { PYTHON } from './python';
import { TYPESCRIPT } from './typescript';

/** All of them, whether their toolchains are here or not. */
export const LANGUAGES: readonly Language[] = [TYPESCRIPT, PYTHON, JAVA, GO];

/** `describe` for each of the languages. */
export function describeLanguages(name: string, body: (language: Language) => void): void {
  for (const language of LANGUAGES) describeLanguage(language, name, () => body(language));
}

/** `describe` for one; without its toolchain it fails where all are required, and is skipped elsewhere. */
export function describeLanguage(
  { name: language }: { readonly name: LanguageName },
  name: string,
  body: () => void,
): void {
  const missing = missingTool(language);
  if (missing === undefined) describe(`${language}: ${name}`, body);
  else if (process.env.REQUIRE_LANGUAGES === undefined) describe.skip(`${name} (${missing})`, body);
  else
    test(name, () => {
      throw new Error(missing);
    });
}
