// Gives the whole test run a temporary folder of its own, which is gone afterwards: libraries leave folders behind.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export default function setUp(): void {
  // Short, since a unix socket's path is.
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'at-')));
  // Some tests act as another user, who must get in.
  fs.chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
}
