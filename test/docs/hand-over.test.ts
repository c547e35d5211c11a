// The hand-over of the documents: what the command line prints, what plain Terraform prints, and what the schema allows.
import fs from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { succeed } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, terraform } from '../support/terraform';
import { ROOT, sampleNamed } from './documents';
import { applyPointerStack } from './pointer-stack';

const CLI = path.join(LIB_BIN, 'cdktf-provider-atlas');
const shown = JSON.parse(sampleNamed('handoff.json').text) as unknown;

let emulator: EmulatorProcess;
let handoff: string;
beforeAll(async () => {
  const folder = temporaryFolder();
  const seed = path.join(folder, 'seed.json');
  fs.writeFileSync(seed, sampleNamed('seed.json').text);
  emulator = await EmulatorProcess.start(['--seed', seed]);
  const place = ['--project', '32b6e34b3d91647abb20e7b8', '--cluster', 'Cluster0'];
  const settings = emulator.environment();
  handoff = await succeed(CLI, ['jobs', ...place, '--latest', '--handoff'], { cwd: folder, settings });
});
afterAll(() => emulator.stop());

test('is what the command line prints', () => {
  expect(JSON.parse(handoff)).toEqual(shown);
  expect(handoff).toMatch(/^\{.*\}\n$/);
});

test('fits the schema, which refuses what has another version', () => {
  const schema = JSON.parse(fs.readFileSync(path.join(ROOT, 'docs', 'handoff.schema.json'), 'utf8')) as object;
  const validate = new Ajv2020().compile(schema);
  expect(validate(shown)).toBe(true);
  expect(validate({ ...(shown as object), version: 2 })).toBe(false);
});

describeTerraform('plain Terraform', (binary) => {
  test('prints the same bytes', async () => {
    const folder = temporaryFolder();
    await applyPointerStack(binary, folder, emulator.environment());
    const run = (...args: string[]) => terraform(binary, folder, args, emulator.environment());
    expect(`${(await run('output', '-raw', 'orders_handoff')).output}\n`).toBe(handoff);
    expect((await run('plan', '-input=false')).output).toContain('No changes');
  });
});
