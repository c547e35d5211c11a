// A folder of executables by platform, small ones that are no provider.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../src/model/release';
import { executableName } from '../../src/install/standalone-package';
import { temporaryFolder } from '../support/temporary-folder';

export function standaloneFolder(platforms: readonly string[], body = 'stub', folder = temporaryFolder()): string {
  for (const platform of platforms) {
    mkdirSync(path.join(folder, platform), { recursive: true });
    const file = path.join(folder, platform, executableName(platform, PROVIDER_VERSION));
    writeFileSync(file, `#!/bin/sh\n# ${body} ${platform}\n`);
  }
  return folder;
}
