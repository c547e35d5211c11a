// What only Python has: a kernel that is there from the first import on, and the traceback of an error that nobody caught.
import { EmulatorProcess } from '../support/emulator-process';
import type { Command } from './support/language';
import { describeLanguage } from './support/languages';
import { programFolder, runProgram, settingsOf, valueOf } from './support/program';
import { PYTHON } from './support/python';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

/** Without those that the kernel would have from the beginning. */
function lateSettings(): Record<string, string> {
  const own = Object.entries(settingsOf(emulator)).filter(([name]) => !name.startsWith('MONGODB_'));
  const { baseUrl, clientId, clientSecret } = emulator.facts;
  const late = { PROBE_BASE_URL: baseUrl, PROBE_CLIENT_ID: clientId, PROBE_CLIENT_SECRET: clientSecret };
  return { ...Object.fromEntries(own), ...late };
}

describeLanguage(PYTHON, 'a program', () => {
  let probe: Command;
  beforeAll(async () => {
    probe = await PYTHON.prepare(programFolder('python', 'probe'));
  });

  test('finds no variable that was set in os.environ after cdktf was imported', async () => {
    const outcome = await valueOf(probe, { args: ['late_environment'], settings: lateSettings() });
    expect(outcome).toEqual({ error: expect.stringContaining('MISSING_CREDENTIALS: stack/job: ') });
  });

  test('that catches no error ends with code, path, why and fix as the last lines of its traceback', async () => {
    const { status, stdout, stderr } = await runProgram(probe, { args: ['uncaught'], settings: settingsOf(emulator) });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n').slice(-3)).toEqual([
      expect.stringMatching(/^RuntimeError: \w+: EXPORT_JOB_NOT_FOUND: stack\/job: .+"65000000000000000000ffff"\.$/),
      expect.stringMatching(/^ {2}why: .+ 404/),
      expect.stringMatching(/^ {2}fix: /),
    ]);
  });
});
