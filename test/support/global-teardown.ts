// Removes the temporary folder that the test run had for itself.
import fs from 'node:fs';
import path from 'node:path';

export default function tearDown(): void {
  const folder = process.env.TMPDIR;
  if (folder !== undefined && path.basename(folder).startsWith('at-')) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
