// How each language spells a program.
import type { Language } from '../support/language';
import { GO_SPELLING } from './go';
import { JAVA_SPELLING } from './java';
import { PYTHON_SPELLING } from './python';
import type { Spelling } from './spelling';
import { TYPESCRIPT_SPELLING } from './typescript';

export const SPELLINGS: Readonly<Record<Language['name'], Spelling>> = {
  typescript: TYPESCRIPT_SPELLING,
  python: PYTHON_SPELLING,
  java: JAVA_SPELLING,
  go: GO_SPELLING,
};
