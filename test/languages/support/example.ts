// The example of a language, in a folder beside a link to dist, deployed by the very commands of its README.
import fs from 'node:fs';
import path from 'node:path';
import { testDeployedExample } from '../../support/deployed-example';
import { EmulatorProcess } from '../../support/emulator-process';
import { succeed } from '../../support/run-command';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeTerraform } from '../../support/terraform';
import type { LanguageName } from './language';
import { describeLanguage } from './languages';
import { KERNEL, runProgram, settingsOf } from './program';
import { TYPESCRIPT } from './typescript';

const ROOT = path.join(__dirname, '..', '..', '..');
/** Nobody is there to be asked, and the outputs are looked at. */
const FLAGS = '--auto-approve --outputs-file outputs.json';

/** The tests that each example has; `settings` are for the language's own tools. */
export function describeExample(
  language: { readonly name: LanguageName },
  settings: Readonly<Record<string, string>> = {},
): void {
  const name = 'the example, deployed as its README says';
  describeLanguage(language, name, () =>
    describeTerraform('by Terraform', (binary) => {
      let emulator: EmulatorProcess;
      let folder: string;
      beforeAll(async () => {
        emulator = await EmulatorProcess.start();
        folder = exampleFolder(language.name);
        const all = { ...settingsOf(emulator), ...KERNEL, ...settings, TERRAFORM_BINARY_NAME: binary };
        await runReadme(folder, all);
      });
      afterAll(() => emulator.stop());

      testDeployedExample(() => ({ folder, exportBucketId: emulator.facts.exportBucketId }));

      test('its cdk.tf.json are the bytes of the example in TypeScript', async () => {
        const cwd = temporaryFolder();
        const command = await TYPESCRIPT.prepare(path.join(ROOT, 'examples', 'typescript'));
        const { status, stderr } = await runProgram(command, { cwd, settings: settingsOf(emulator) });
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        const expected = synthesizedIn(cwd);
        expect(Object.keys(expected)).toEqual(['exports', 'pipeline']);
        expect(synthesizedIn(folder)).toEqual(expected);
      });
    }),
  );
}

/** What running the example in place leaves behind. */
const LEFT_BEHIND = /^(?:\.venv|target|bin|obj|cdktf\.out|.+\.tfstate.*)$/;

/** A copy of the example, where `../../dist` is that of this clone. */
function exampleFolder(language: string): string {
  const root = temporaryFolder();
  const folder = path.join(root, 'examples', language);
  fs.cpSync(path.join(ROOT, 'examples', language), folder, {
    recursive: true,
    filter: (file) => !LEFT_BEHIND.test(path.basename(file)),
  });
  fs.symlinkSync(path.join(ROOT, 'dist'), path.join(root, 'dist'));
  return folder;
}

async function runReadme(folder: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const bin = path.join(ROOT, 'node_modules', '.bin');
  const PATH = `${bin}${path.delimiter}${process.env.PATH ?? ''}`;
  await succeed('sh', ['-e', '-c', scriptOf(folder)], { cwd: folder, settings: { ...settings, PATH, CI: '1' } });
}

/** What the README tells to type, but for the settings. */
function scriptOf(folder: string): string {
  const readme = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
  const samples = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, sample = '']) => sample);
  const lines = samples.join('').split('\n');
  const commands = lines.filter((line) => !line.startsWith('export '));
  expect(commands).toContain('cdktf deploy exports pipeline');
  return commands.map((line) => (line.startsWith('cdktf deploy') ? `${line} ${FLAGS}` : line)).join('\n');
}

/** Stack → text, with `<cwd>` for the folder, in which the local backend keeps the state. */
function synthesizedIn(folder: string): Readonly<Record<string, string>> {
  const stacks = path.join(folder, 'cdktf.out', 'stacks');
  return Object.fromEntries(
    fs.readdirSync(stacks).map((stack) => {
      const text = fs.readFileSync(path.join(stacks, stack, 'cdk.tf.json'), 'utf8');
      return [stack, text.replaceAll(folder, '<cwd>')];
    }),
  );
}
