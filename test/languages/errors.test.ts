// Errors as each language has them: the message that TypeScript has, whole, whatever stands around it.
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeLanguages } from './support/languages';
import type { Command } from './support/language';
import { programFolder, settingsOf, valueOf, type RunOptions } from './support/program';
import { TYPESCRIPT } from './support/typescript';

/** Case of the program `probe` → code of its error. */
const CODES = {
  bad_id: 'INVALID_ARGUMENT',
  token_as_id: 'ONLY_AT_APPLY',
  not_found: 'EXPORT_JOB_NOT_FOUND',
  offline: 'LOOKUP_MISSING',
  failed_job: 'EXPORT_JOB_FAILED',
  only_at_synth: 'ONLY_AT_SYNTH',
  literal_secret: 'LITERAL_SECRET',
  no_credentials: 'MISSING_CREDENTIALS',
} as const;
type Case = keyof typeof CODES;
const CASES = Object.keys(CODES) as Case[];

/** One working folder for all, since it stands in one of the messages. */
const cwd = temporaryFolder();
let emulator: EmulatorProcess;
const expected: Partial<Record<Case, string>> = {};
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
  const command = await TYPESCRIPT.prepare(programFolder('typescript', 'probe'));
  for (const name of CASES) expected[name] = (await errorOf(command, name)) as string;
});
afterAll(() => emulator.stop());

async function errorOf(command: Command, name: Case): Promise<unknown> {
  const outcome = await valueOf(command, optionsOf(name));
  return (outcome as { error?: unknown }).error;
}

function optionsOf(name: Case): RunOptions {
  const settings = settingsOf(emulator);
  if (name === 'no_credentials') {
    delete settings.MONGODB_ATLAS_CLIENT_ID;
    delete settings.MONGODB_ATLAS_CLIENT_SECRET;
  }
  return { args: [name], settings, cwd };
}

test.each(CASES)('typescript: %s: code and path, why, what to do', (name) => {
  expect(expected[name]).toMatch(
    new RegExp(`^${CODES[name]}: stack/\\S+: .+\\.(?:\\n {2}why: [^]+)?\\n {2}fix: [^]+$`),
  );
});

describeLanguages('an error arrives whole', (language) => {
  let command: Command;
  beforeAll(async () => {
    command = await language.prepare(programFolder(language.name, 'probe'));
  });

  test.each(CASES)('%s', async (name) => {
    const error = await errorOf(command, name);
    expect(error).toContain(expected[name]);
    expect(error).not.toMatch(/a-secret-of-mine|jsii-kernel/);
  });
});
