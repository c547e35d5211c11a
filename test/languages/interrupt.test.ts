// Ctrl-C while a program waits at synth time: it ends at once, and nothing of it goes on.
import { once } from 'node:events';
import { EmulatorProcess } from '../support/emulator-process';
import { until } from '../support/until';
import { processesOfGroup } from './support/processes';
import { describeLanguages } from './support/languages';
import { programFolder, settingsOf, startProgram } from './support/program';

/** Milliseconds for all of it to be gone. */
const AT_ONCE = 2_000;

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

describeLanguages('Ctrl-C while it waits', (language) => {
  test('ends the program and its node processes within two seconds', async () => {
    const command = await language.prepare(programFolder(language.name, 'probe'));
    const child = startProgram(command, { args: ['wait'], settings: settingsOf(emulator) });
    const group = child.pid ?? 0;
    const ended = once(child, 'exit');
    try {
      emulator.forgetRequests();
      await until(() => emulator.requests().some(({ method }) => method === 'GET'));
      expect(processesOfGroup(group).some((process) => process.includes('node'))).toBe(true);
      const interrupted = Date.now();
      // As a terminal does: to each process of the group.
      process.kill(-group, 'SIGINT');
      await ended;
      await until(() => processesOfGroup(group).length === 0);
      expect(Date.now() - interrupted).toBeLessThan(AT_ONCE);
    } finally {
      if (processesOfGroup(group).length > 0) process.kill(-group, 'SIGKILL');
    }
  });
});
