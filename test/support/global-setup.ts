// Gives the whole test run a temporary folder of its own, which is gone afterwards: libraries leave folders behind.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export default function setUp(): void {
  // Short, since a unix socket's path is.
  process.env.TMPDIR = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'at-')));
}
