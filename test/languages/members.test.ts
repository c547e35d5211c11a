// Every public member, in every language: one program of each, made from `.jsii`, and the values that TypeScript has.
import fs from 'node:fs';
import path from 'node:path';
import { EmulatorProcess } from '../support/emulator-process';
import { readAssembly } from './members/assembly';
import { differences, errorOf, errorsIn } from './members/compare';
import { neverGiven } from './members/given-members';
import { askedOf, LOGGING, neverAsked } from './members/kernel-log';
import { STEPS } from './members/examples';
import { planOf } from './members/make-plan';
import { programOf } from './members/spelling';
import { SPELLINGS } from './members/spellings';
import type { Language } from './support/language';
import { describeLanguage, LANGUAGES } from './support/languages';
import { runProgram, settingsOf } from './support/program';
import { TYPESCRIPT } from './support/typescript';

/** Inside the clone, since TypeScript looks for the package in the folders around its program. */
const PROGRAMS = path.join(__dirname, '..', '..', '.cache', 'languages-programs');

/** What a jsii runtime makes by itself: at these places its own error, and TypeScript has none. */
const OF_THE_RUNTIME: Partial<Record<Language['name'], { readonly at: RegExp; readonly error: RegExp }>> = {
  // A property that is one of several types cannot be set to nothing; its reset method, or its owner's, does that.
  go: { at: / internalValue, absent$/, error: /^parameter val must be one of the allowed types: .*; received <nil>/ },
};

type Values = Readonly<Record<string, unknown>>;

const assembly = readAssembly();
const plan = planOf(assembly);
let emulator: EmulatorProcess;
let expected: Values;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
  expected = (await run(TYPESCRIPT)).values;
});
afterAll(() => emulator.stop());

async function run(language: Language): Promise<{ readonly values: Values; readonly log: string }> {
  const folder = path.join(PROGRAMS, language.name, 'members');
  const spelling = SPELLINGS[language.name];
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, spelling.file), programOf(assembly, plan, spelling));
  const command = await language.prepare(folder);
  const { status, stdout, stderr } = await runProgram(command, { settings: { ...settingsOf(emulator), ...LOGGING } });
  if (status !== 0) throw new Error(`${language.name} ended with ${status}:\n${stderr.slice(-5_000)}`);
  return { values: JSON.parse(stdout) as Values, log: stderr };
}

test('typescript: each step succeeds', () => {
  const failed = Object.keys(STEPS).map((name) => [name, errorOf(expected[name])]);
  expect(failed.filter(([, error]) => error !== undefined)).toEqual([]);
});

test('typescript: what fails says which of our errors it is', () => {
  const strange = errorsIn(expected).filter((message) => !/^[A-Z_]+: stack\/\S+: /.test(message));
  expect(strange).toEqual([]);
});

test('each member of each struct is given to something that takes it', () => {
  expect(neverGiven(assembly, plan, (making) => errorOf(expected[making]) === undefined)).toEqual([]);
});

for (const language of LANGUAGES.filter((each) => each !== TYPESCRIPT)) {
  describeLanguage(language, 'every public member', () => {
    let values: Values;
    let log: string;
    beforeAll(async () => {
      ({ values, log } = await run(language));
    });

    test('has the value that it has in typescript', () => {
      const { at, error } = OF_THE_RUNTIME[language.name] ?? {};
      const all = differences(expected, values);
      const own = all.filter(({ path: place, actual }) => at?.test(place) && error?.test(errorOf(actual) ?? ''));
      expect(all.filter((each) => !own.includes(each))).toEqual([]);
      expect(own.length > 0).toBe(at !== undefined);
    });

    test('has been asked of the kernel', () => {
      expect(neverAsked(assembly, askedOf(log))).toEqual([]);
    });
  });
}
