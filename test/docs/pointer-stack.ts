// The pointer stack of the documents, applied in a folder.
import fs from 'node:fs';
import path from 'node:path';
import { LIB_BIN } from '../support/emulator-process';
import { succeed } from '../support/run-command';
import { terraform } from '../support/terraform';
import { ROOT, sampleNamed } from './documents';

/** `settings` reach the emulator with the seed of the documents. */
export async function applyPointerStack(
  binary: string,
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'pointer.tf'), sampleNamed('pointer.tf').text);
  const main = fs.readFileSync(path.join(ROOT, 'examples', 'hcl', 'main.tf'), 'utf8');
  fs.writeFileSync(path.join(folder, 'versions.tf'), /^terraform \{\n[\s\S]*?^\}\n/m.exec(main)?.[0] ?? '');
  await succeed(path.join(LIB_BIN, 'cdktf-provider-atlas'), ['install'], { cwd: folder });
  for (const args of [
    ['init', '-input=false'],
    ['apply', '-input=false', '-auto-approve'],
  ]) {
    const { status, output } = await terraform(binary, folder, args, settings);
    if (status !== 0) throw new Error(output);
  }
}
