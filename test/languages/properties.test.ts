// Settings given as properties, where the environment was set too late for the kernel, or not at all.
import { EmulatorProcess } from '../support/emulator-process';
import { describeLanguages } from './support/languages';
import { programFolder, settingsOf, valueOf } from './support/program';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

/** Nothing for the kernel: what the program gives as properties has names of its own. */
function settings(): Record<string, string> {
  const own = Object.entries(settingsOf(emulator)).filter(([name]) => !name.startsWith('MONGODB_'));
  const { baseUrl, clientId, clientSecret } = emulator.facts;
  return {
    ...Object.fromEntries(own),
    PROBE_BASE_URL: baseUrl,
    PROBE_CLIENT_ID: clientId,
    PROBE_CLIENT_SECRET: clientSecret,
  };
}

describeLanguages('settings as properties', (language) => {
  test('reach Atlas without any variable', async () => {
    const command = await language.prepare(programFolder(language.name, 'probe'));
    expect(await valueOf(command, { args: ['properties'], settings: settings() })).toEqual({ value: 'Successful' });
  });
});
