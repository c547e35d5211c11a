// cdktn's own Go module, from its npm package: no module proxy has it. Not released by us.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateLibraryCode } from '../packages/library-code';

/** Writes the folder that `replace` names. */
export function packLibraryForGo(into: string): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'go-cdktn-'));
  try {
    generateLibraryCode('cdktn', folder, 'go');
    fs.rmSync(into, { recursive: true, force: true });
    fs.cpSync(path.join(folder, 'go', 'cdktn'), into, { recursive: true });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
