// What is Java's own: how an error ends a program, what Ctrl-C leaves behind, null, numbers, and what has two types.
import { once } from 'node:events';
import fs from 'node:fs';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { until } from '../support/until';
import { JAVA } from './support/java';
import { describeLanguage } from './support/languages';
import type { Command } from './support/language';
import { programFolder, runProgram, settingsOf, startProgram, valueOf, type Finished } from './support/program';
import { filesBelow } from './support/synthesized';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

async function run(way: string): Promise<Finished> {
  const command = await JAVA.prepare(programFolder('java', 'ways'));
  return runProgram(command, { args: [way], settings: settingsOf(emulator) });
}

async function value(way: string): Promise<unknown> {
  const command = await JAVA.prepare(programFolder('java', 'ways'));
  return valueOf(command, { args: [way], settings: settingsOf(emulator) });
}

describeLanguage(JAVA, 'an error that nothing catches', () => {
  test('of a constructor: the message, and the stack of the program', async () => {
    const { status, stdout, stderr } = await run('bad_id');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^Exception in thread "main" software\.amazon\.jsii\.JsiiError: INVALID_ARGUMENT: stack\/job: exportJobId must be .+ but is "not-an-id"\.\n {2}fix: Set exportJobId: .+\n\s*(?:\tat [\w.$<>]+\(\w+\.java:\d+\)\n)+\tat Main\.main\(Main\.java:\d+\)\n$/,
    );
  });

  test('of a getter: the same, with the name of the class before the code', async () => {
    const { status, stderr } = await run('not_found');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Exception in thread "main" java\.lang\.RuntimeException: AtlasError: EXPORT_JOB_NOT_FOUND: stack\/job: .+\n {2}why: .+\n {2}fix: .+\n/,
    );
  });
});

describeLanguage(JAVA, 'temporary files', () => {
  test('only empty folders are left by a program that ends by itself, with an error or without', async () => {
    for (const way of ['nulls', 'bad_id']) {
      const { command, settings, folder } = await program('ways');
      await runProgram(command, { args: [way], settings });
      expect(leftIn(folder)).toEqual([expect.stringMatching(/^jsii-java-runtime\d+$/)]);
      expect(filesBelow(folder)).toEqual({});
    }
  });

  test('Ctrl-C leaves the kernel and its packages', async () => {
    const { command, settings, folder } = await program('probe');
    emulator.forgetRequests();
    const child = startProgram(command, { args: ['wait'], settings });
    const ended = once(child, 'exit');
    await until(() => emulator.requests().some(({ method }) => method === 'GET'));
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(leftIn(folder)).toEqual([
      expect.stringMatching(/^jsii-java-runtime\d+$/),
      expect.stringMatching(/^jsii-kernel-/),
    ]);
  });
});

/** Java and Node.js have a setting each for where temporary files are. */
async function program(name: string): Promise<{ command: Command; settings: Record<string, string>; folder: string }> {
  const { file, args } = await JAVA.prepare(programFolder('java', name));
  const folder = temporaryFolder();
  const command = { file, args: [`-Djava.io.tmpdir=${folder}`, ...args.filter((arg) => !arg.startsWith('-D'))] };
  return { command, settings: { ...settingsOf(emulator), TMPDIR: folder }, folder };
}

function leftIn(folder: string): string[] {
  return fs.readdirSync(folder).sort();
}

describeLanguage(JAVA, 'values', () => {
  test('an absent value is null in the resolved struct, and a token in the construct', async () => {
    expect(await value('nulls')).toEqual({ resolved: null, stateReason: null, token: true });
  });

  test('null for an optional value is as if it were left out', async () => {
    const { status, stderr } = await run('null_id');
    expect(status).toBe(1);
    expect(stderr).toContain('INVALID_ARGUMENT: stack/job: Neither exportJobId nor select');
  });

  test.each([
    ['null_cluster', 'java.lang.NullPointerException: clusterName is required'],
    ['null_output', 'java.lang.NullPointerException: value is required'],
  ])('null for a required one is refused by Java itself: %s', async (way, message) => {
    const { status, stderr } = await run(way);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });

  test('a number is whole in the resolved struct; in the construct it is a token, which intValue() would lose', async () => {
    expect(await value('numbers')).toEqual({
      plain: 40,
      plainClass: 'Integer',
      timestamp: 1714979100,
      timestampClass: 'Integer',
      token: true,
      tokenClass: 'Double',
      tokenAsInt: -2147483648,
      tokenText: expect.stringMatching(/^\$\{TfToken\[TOKEN\.\d+\]\}$/),
    });
  });

  test('a Boolean that may be a token is an Object: what was given, or an IResolvable', async () => {
    expect(await value('unions')).toEqual({
      input: true,
      outputIsToken: true,
      outputText: expect.stringMatching(/^\$\{TfToken\[TOKEN\.\d+\]\}$/),
    });
  });
});
