// One program in each language, and the same bytes: cdk.tf.json, the manifest, the context file, what is written beside.
import fs from 'node:fs';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import type { Language } from './support/language';
import { describeLanguages } from './support/languages';
import { programFolder, runProgram, settingsOf } from './support/program';
import { filesBelow } from './support/synthesized';
import { TYPESCRIPT } from './support/typescript';

/** An address on this machine gets a context file only when one is named. */
const CONTEXT_FILE = 'atlas.context.json';

let emulator: EmulatorProcess;
let expected: Readonly<Record<string, string>>;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
  expected = await synthesize(TYPESCRIPT);
});
afterAll(() => emulator.stop());

async function synthesize(language: Language): Promise<Readonly<Record<string, string>>> {
  const command = await language.prepare(programFolder(language.name, 'stacks'));
  const cwd = fs.realpathSync(temporaryFolder());
  const settings = { ...settingsOf(emulator), PROBE_CONTEXT_FILE: CONTEXT_FILE, CI: '1' };
  const { status, stdout, stderr } = await runProgram(command, { cwd, settings });
  if (status !== 0) throw new Error(stderr);
  expect(stdout).toBe('');
  return filesBelow(cwd);
}

test('typescript writes both stacks, the provider for one of them, and the context file', () => {
  expect(Object.keys(expected)).toEqual(
    expect.arrayContaining([
      `${CONTEXT_FILE} 644`,
      'cdktf.out/manifest.json 644',
      'cdktf.out/stacks/apply/cdk.tf.json 644',
      'cdktf.out/stacks/synth/cdk.tf.json 644',
      expect.stringMatching(
        /^cdktf\.out\/stacks\/apply\/terraform\.d\/plugins\/.+\/terraform-provider-atlas_v\S+ 755$/,
      ),
    ]),
  );
});

describeLanguages('the same bytes as typescript', (language) => {
  let written: Readonly<Record<string, string>>;
  beforeAll(async () => {
    written = await synthesize(language);
  });

  test('the same files, with the same modes', () => {
    expect(Object.keys(written)).toEqual(Object.keys(expected));
  });

  test('no folder of the kernel in any', () => {
    for (const [name, text] of Object.entries(written))
      expect({ name, found: /jsii-kernel|jsii-java|_jsii/.exec(text) }).toEqual({ name, found: null });
  });

  test('the same text in each', () => {
    for (const [name, text] of Object.entries(expected)) expect({ name, text: written[name] }).toEqual({ name, text });
  });
});
