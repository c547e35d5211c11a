// What is Go's own: how an error and Ctrl-C end a program, when the environment is copied, pointers, and nil.
import { once } from 'node:events';
import fs from 'node:fs';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { until } from '../support/until';
import { GO } from './support/go';
import { describeLanguage } from './support/languages';
import { programFolder, runProgram, settingsOf, startProgram, valueOf, type Finished } from './support/program';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

async function run(way: string, settings: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const command = await GO.prepare(programFolder('go', 'ways'));
  return runProgram(command, { args: [way], settings: { ...settingsOf(emulator), ...settings } });
}

async function value(way: string): Promise<unknown> {
  const command = await GO.prepare(programFolder('go', 'ways'));
  return valueOf(command, { args: [way], settings: settingsOf(emulator) });
}

describeLanguage(GO, 'an error that nothing recovers', () => {
  test('of a constructor: a panic with the message, each line after the first indented', async () => {
    const { status, stdout, stderr } = await run('bad_id');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    // jsii's runtime may write a sentence of its own before it, on the same line.
    expect(stderr).toMatch(
      /panic: INVALID_ARGUMENT: stack\/job: exportJobId must be .+ but is "not-an-id"\.\n\s+fix: Set exportJobId: .+\n\ngoroutine 1 /,
    );
  });

  test('of a getter: the same, with the name of the class before the code', async () => {
    const { status, stderr } = await run('not_found');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /panic: AtlasError: EXPORT_JOB_NOT_FOUND: stack\/job: .+\n\s+why: .+\n\s+fix: .+\n\ngoroutine 1 /,
    );
  });

  test('leaves no folder of the kernel behind, since jsii.Close is deferred', async () => {
    const folder = temporaryFolder();
    await run('bad_id', { TMPDIR: folder });
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describeLanguage(GO, 'Ctrl-C', () => {
  test('kills the program, since nothing catches it', async () => {
    const command = await GO.prepare(programFolder('go', 'probe'));
    // The kernel's folders stay behind.
    const settings = { ...settingsOf(emulator), TMPDIR: temporaryFolder() };
    const child = startProgram(command, { args: ['wait'], settings });
    const ended = once(child, 'exit');
    emulator.forgetRequests();
    await until(() => emulator.requests().some(({ method }) => method === 'GET'));
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });
});

/** As where a program reads its credentials from elsewhere, and sets them itself. */
async function setLate(way: string): Promise<Finished> {
  const { clientId, clientSecret } = emulator.facts;
  const nothing = { MONGODB_ATLAS_CLIENT_ID: '', MONGODB_ATLAS_CLIENT_SECRET: '' };
  return run(way, { ...nothing, WAYS_CLIENT_ID: clientId, WAYS_CLIENT_SECRET: clientSecret });
}

describeLanguage(GO, 'os.Setenv', () => {
  test.each(['set_before', 'set_after'])('is not seen by the kernel: %s the first call', async (way) => {
    const { status, stderr } = await setLate(way);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('MISSING_CREDENTIALS: stack/job'),
    });
  });

  test('is seen where the kernel is closed after it, and begins anew', async () => {
    expect(await setLate('set_and_closed')).toMatchObject({ status: 0, stdout: '"Successful"\n' });
  });
});

describeLanguage(GO, 'pointers', () => {
  test('members of resolved structs are pointers, nil where Atlas left the value out', async () => {
    expect(await value('pointers')).toEqual({
      state: 'Successful',
      replicaSet: 'atlas-abc123-shard-0',
      components: 2,
      noExportStatus: true,
      noStateReason: true,
    });
  });

  test('an absent value is nil in the resolved struct, and a token in the construct', async () => {
    expect(await value('absent')).toEqual({ resolved: null, token: true });
  });

  test('nil for an optional value is as if it were left out', async () => {
    const { status, stderr } = await run('nil_id');
    expect(status).toBe(2);
    expect(stderr).toContain('INVALID_ARGUMENT: stack/job: Neither exportJobId nor select');
  });

  test.each([
    ['nil_cluster', 'Field *string.ClusterName is required, but has nil value'],
    ['nil_output', 'Field interface {}.Value is required, but has nil value'],
  ])('nil for a required one is refused by Go itself: %s', async (way, message) => {
    const { status, stderr } = await run(way);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
