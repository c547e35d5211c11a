// The provider's program as the blob that goes into each executable: the same bytes for every platform.
import fs from 'node:fs';
import path from 'node:path';
import { bundleStandalone } from './bundle-standalone';
import { runTool } from '../run-tool';

/** Its name stands in the blob, so the folder must not. */
const PROGRAM = 'terraform-provider-atlas.js';
const BLOB = 'provider.blob';

/** Makes the blob in `folder`, by a Node.js of the version that it goes into. */
export function makeBlob(node: string, folder: string): string {
  bundleStandalone(path.join(folder, PROGRAM));
  const configuration = {
    main: PROGRAM,
    output: BLOB,
    disableExperimentalSEAWarning: true,
    // Both hold for one platform only.
    useSnapshot: false,
    useCodeCache: false,
    // NODE_OPTIONS would load other people's code into the provider.
    execArgvExtension: 'none',
  };
  fs.writeFileSync(path.join(folder, 'sea-config.json'), JSON.stringify(configuration));
  runTool(node, ['--experimental-sea-config', 'sea-config.json'], { cwd: folder });
  return path.join(folder, BLOB);
}
