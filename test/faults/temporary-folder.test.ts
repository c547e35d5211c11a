// A TMPDIR that is of no use: nothing depends on it, and where no folder will do at all, a sentence says so.
import fs from 'node:fs';
import path from 'node:path';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks } from '../terraform/support/job-blocks';
import { Stack, unwrapped } from '../terraform/support/stack';
import { AppFolder } from './support/app-folder';
import { fsFault } from './support/fs-fault';
import { Release } from './support/release';
import { runToEnd } from './support/running-process';
import { BOUND_BY_MODES } from './support/wraps';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

function made(name: string, mode = 0o755): string {
  const folder = path.join(temporaryFolder(), name);
  fs.mkdirSync(folder);
  fs.chmodSync(folder, mode);
  return folder;
}

const FOLDERS: readonly (readonly [string, () => string])[] = [
  ['is not there', () => '/nowhere/at/all'],
  ['is a file', () => '/dev/null'],
  ['may not be written to', () => made('closed', 0o555)],
  ['is too long for a socket', () => made('x'.repeat(120))],
];

describeTerraform('TMPDIR', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  test.each(FOLDERS)('%s: a plan reads', async (_, folder) => {
    const stack = initialised.with(jobBlocks({ one: job(emulator) }));
    const TMPDIR = folder();
    const [command = '', ...args] = [...(BOUND_BY_MODES ?? []), binary, 'plan', '-no-color', '-input=false'];
    const ended = await runToEnd(command, args, { cwd: stack.folder, settings: { ...emulator.environment(), TMPDIR } });
    expect(ended).toMatchObject({ code: 0, output: expect.stringContaining('+ one = {') });
    if (fs.existsSync(TMPDIR) && fs.statSync(TMPDIR).isDirectory()) expect(fs.readdirSync(TMPDIR)).toEqual([]);
  });

  test('nor any other folder takes a socket (made up inside the provider)', async () => {
    const stack = initialised.with(jobBlocks({ one: job(emulator) }));
    const bin = temporaryFolder();
    const { NODE_OPTIONS, ...settings } = fsFault({ call: 'mkdtempSync', code: 'ENOSPC' });
    // The provider sets NODE_OPTIONS aside, so its node is one that has them built in.
    const node = `#!/bin/sh\nexec ${process.execPath} ${NODE_OPTIONS} "$@"\n`;
    fs.writeFileSync(path.join(bin, 'node'), node, { mode: 0o755 });
    const PATH = `${bin}${path.delimiter}${process.env.PATH}`;
    const { status, output } = await stack.run(['plan'], { ...emulator.environment(), ...settings, PATH, TMPDIR: bin });
    expect(status).toBe(1);
    expect(unwrapped(output)).toContain(
      `terraform-provider-atlas could not start. No socket can be made in ${bin} or in /tmp: set TMPDIR to a folder with a short path that you may write to.`,
    );
  });
});

test.each(FOLDERS)('TMPDIR %s: a synthesis reads, and puts the provider into its stack', async (_, folder) => {
  const app = new AppFolder(
    `new AtlasProvider(stack, 'atlas');
     if (read(${JSON.stringify(emulator.job('replicaSet'))}).state !== 'Successful') process.exitCode = 9;`,
  );
  const settings = { ...emulator.environment(), TMPDIR: folder() };
  expect(await app.synthesize(settings, BOUND_BY_MODES)).toEqual({ code: 0, signal: null, output: '' });
  expect((await Release.built.install(app.stack)).output).toContain('nothing to do');
});
