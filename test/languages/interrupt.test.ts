// A program that waits at synth time is ended: it ends at once, and nothing of it goes on.
import { once } from 'node:events';
import { EmulatorProcess } from '../support/emulator-process';
import { until } from '../support/until';
import { describeLanguages } from './support/languages';
import { processesOfGroup } from './support/processes';
import { programFolder, settingsOf, startProgram } from './support/program';

/** Milliseconds for all of it to be gone. */
const AT_ONCE = 2_000;

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

describeLanguages('a program that waits', (language) => {
  /** Milliseconds from the signal, to the program alone or to its whole group, until no process is left. */
  async function timeToEnd(signal: NodeJS.Signals, to: 'group' | 'program'): Promise<number> {
    const command = await language.prepare(programFolder(language.name, 'probe'));
    emulator.forgetRequests();
    const child = startProgram(command, { args: ['wait'], settings: settingsOf(emulator) });
    const group = child.pid ?? 0;
    const ended = once(child, 'exit');
    try {
      await until(() => emulator.requests().some(({ method }) => method === 'GET'));
      expect(processesOfGroup(group).some((process) => process.includes('node'))).toBe(true);
      const sent = Date.now();
      process.kill(to === 'group' ? -group : group, signal);
      await ended;
      await until(() => processesOfGroup(group).length === 0);
      return Date.now() - sent;
    } finally {
      if (processesOfGroup(group).length > 0) process.kill(-group, 'SIGKILL');
    }
  }

  test('Ctrl-C, which a terminal sends to the whole group: all of it has ended within two seconds', async () => {
    expect(await timeToEnd('SIGINT', 'group')).toBeLessThan(AT_ONCE);
  });

  // What runs TypeScript here starts a process of its own for the program; the others start a kernel, which must follow.
  (language.name === 'typescript' ? describe.skip : describe)('and has a kernel', () => {
    test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s to the program alone', async (signal) => {
      expect(await timeToEnd(signal, 'program')).toBeLessThan(AT_ONCE);
    });
  });
});
