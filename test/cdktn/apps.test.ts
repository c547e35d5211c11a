// The examples, moved to CDK Terrain: the same bytes as in CDKTF but for the library's version, and real Terraform takes them.
import fs from 'node:fs';
import path from 'node:path';
import { describeLanguage } from '../languages/support/languages';
import type { Command } from '../languages/support/language';
import { programFolder, runProgram, settingsOf } from '../languages/support/program';
import { filesBelow } from '../languages/support/synthesized';
import { TYPESCRIPT } from '../languages/support/typescript';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, terraform } from '../support/terraform';
import { ROOT } from './support/packages';
import { MOVED_LANGUAGES, MOVED_TYPESCRIPT } from './support/programs';

const VERSIONS = { cdktf: '0.21.0', cdktn: '0.24.0' };

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

/** Runs it, and gives the folder in which it has run. */
async function synthesized(command: Command, cwd = temporaryFolder()): Promise<string> {
  // In CI a warning would name the command of the one library or of the other.
  const settings = { ...settingsOf(emulator), PROBE_CONTEXT_FILE: 'atlas.context.json', CI: '' };
  const { status, stdout, stderr } = await runProgram(command, { cwd, settings });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  return cwd;
}

/** File → text, where the version of the library that a file names must be this one. */
function filesOf(folder: string, version: string): Readonly<Record<string, string>> {
  const files = Object.entries(filesBelow(folder)).map(([name, text]) => {
    if (!/(?:cdk\.tf|manifest)\.json /.test(name)) return [name, text] as const;
    expect(text).toContain(`"version": "${version}"`);
    const same = text.replaceAll(`"version": "${version}"`, '"version": "<library>"');
    // cdktn writes an empty object as `{}`, and cdktf on two lines.
    return [name, same.replaceAll(/([{[])\n *(?=[}\]])/g, '$1')] as const;
  });
  return Object.fromEntries(files);
}

const PROGRAMS = [
  ['the example', (language: string) => path.join(ROOT, 'examples', language)],
  ['everything that a stack can be made of', (language: string) => programFolder(language, 'stacks')],
] as const;

describe.each(MOVED_LANGUAGES)('$name', ({ name, prepare }) => {
  describeLanguage({ name }, 'an app that was moved', () => {
    test.each(PROGRAMS)('writes the same files as for CDKTF: %s', async (_, folder) => {
      const before = filesOf(await synthesized(await TYPESCRIPT.prepare(folder('typescript'))), VERSIONS.cdktf);
      const after = filesOf(await synthesized(await prepare(folder(name))), VERSIONS.cdktn);
      expect(Object.keys(after)).toEqual(Object.keys(before));
      for (const [file, text] of Object.entries(before)) expect({ file, text: after[file] }).toEqual({ file, text });
    });

    describeTerraform('is applied', (binary) => {
      test('both stacks, and the second gets what the first has read', async () => {
        const cwd = await synthesized(await prepare(path.join(ROOT, 'examples', name)));
        const [exports, pipeline] = [await apply(binary, cwd, 'exports'), await apply(binary, cwd, 'pipeline')];
        expect(exports).toMatchObject({
          orders_state: { value: 'Successful' },
          orders_export_bucket_id: { value: emulator.facts.exportBucketId },
          events_state: { value: 'Successful' },
          events_shards: { value: 2 },
        });
        const loader = path.join(cwd, 'cdktf.out', 'stacks', 'pipeline', 'loader.json');
        expect(pipeline.loader_config?.value).toBe(fs.readFileSync(loader, 'utf8'));
        expect(JSON.parse(fs.readFileSync(loader, 'utf8'))).toEqual({
          jobs: ['orders', 'events'].map((stem) => ({
            state: exports[`${stem}_state`]?.value,
            prefix: exports[`${stem}_prefix`]?.value,
            exportBucketId: exports[`${stem}_export_bucket_id`]?.value,
          })),
        });
      });
    });
  });
});

describeTerraform('an app that is moved when it is deployed already', (binary) => {
  test('Terraform has nothing to change', async () => {
    const cwd = await synthesized(await TYPESCRIPT.prepare(path.join(ROOT, 'examples', 'typescript')));
    for (const stack of ['exports', 'pipeline']) await apply(binary, cwd, stack);
    await synthesized(await MOVED_TYPESCRIPT.prepare(path.join(ROOT, 'examples', 'typescript')), cwd);
    for (const stack of ['exports', 'pipeline']) {
      const folder = path.join(cwd, 'cdktf.out', 'stacks', stack);
      expect(fs.readFileSync(path.join(folder, 'cdk.tf.json'), 'utf8')).toContain(VERSIONS.cdktn);
      expect(await terraform(binary, folder, ['init', '-lockfile=readonly'])).toMatchObject({ status: 0 });
      const args = ['plan', '-detailed-exitcode', '-no-color'];
      expect(await terraform(binary, folder, args, emulator.environment())).toMatchObject({ status: 0 });
    }
  });
});

type Outputs = Readonly<Record<string, { readonly value: unknown }>>;

async function apply(binary: string, cwd: string, stack: string): Promise<Outputs> {
  const folder = path.join(cwd, 'cdktf.out', 'stacks', stack);
  for (const args of [['init'], ['apply', '-auto-approve']]) {
    const { status, output } = await terraform(binary, folder, [...args, '-no-color'], emulator.environment());
    if (status !== 0) throw new Error(output);
  }
  const { output } = await terraform(binary, folder, ['output', '-json']);
  return JSON.parse(output) as Outputs;
}
