// Makes what the figures are measured with, and takes it away again.
import fs from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench';
import { startEmulator } from './emulator';
import { environment } from './environment';
import { ROOT } from './paths';
import { run } from './run';

export async function withBench<T>(isQuick: boolean, measure: (bench: Bench) => Promise<T>): Promise<T> {
  const cache = path.join(ROOT, '.cache');
  fs.mkdirSync(cache, { recursive: true });
  const workspace = fs.mkdtempSync(path.join(cache, 'bench-'));
  const emulator = await startEmulator(workspace);
  try {
    const terraform = await terraformBinary();
    return await measure({ workspace, emulator, terraform, rounds: (usual) => (isQuick ? 1 : usual) });
  } finally {
    emulator.stop();
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}

async function terraformBinary(): Promise<string | undefined> {
  for (const name of ['terraform', 'tofu']) {
    const isThere = await run(name, ['version'], { env: environment() }).then(
      () => true,
      () => false,
    );
    if (isThere) return name;
  }
  return undefined;
}
