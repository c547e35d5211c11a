// Makes what the figures are measured with, and takes it away again.
import fs from 'node:fs';
import path from 'node:path';
import { executableName } from '../../src/install/standalone-package';
import { PROVIDER_VERSION } from '../../src/model/release';
import { hostPlatform } from '../../tasks/executables/make-executable';
import type { Bench, Standalone } from './bench';
import { startEmulators } from './emulators';
import { environment } from './environment';
import { ROOT } from './paths';
import { run } from './run';
import type { Scale } from './scale';

export async function withBench<T>(scale: Scale, measure: (bench: Bench) => Promise<T>): Promise<T> {
  const cache = path.join(ROOT, '.cache');
  fs.mkdirSync(cache, { recursive: true });
  const workspace = fs.mkdtempSync(path.join(cache, 'bench-'));
  try {
    const emulators = await startEmulators(workspace, scale);
    try {
      return await measure({
        workspace,
        emulators,
        terraform: await terraformBinary(),
        standalone: standalone(),
        scale,
      });
    } finally {
      emulators.stop();
    }
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}

/** `npm run package:provider` makes them; it fetches what they are made of. */
function standalone(): Standalone | undefined {
  const folder = path.join(ROOT, 'dist', 'provider');
  const platform = hostPlatform();
  const executable = path.join(folder, platform, executableName(platform, PROVIDER_VERSION));
  if (fs.existsSync(executable)) return { folder, executable };
  process.stderr.write('standalone: left out, as npm run package:provider has not been run\n');
  return undefined;
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
