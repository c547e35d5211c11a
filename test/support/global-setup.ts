// Gives the whole test run a temporary folder of its own, which is gone afterwards: libraries leave folders behind.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TERRAFORM } from './terraform';

/** Settings of whoever runs the tests, which would reach what is tested. */
const SETTINGS = /^(?:MONGODB_ATLAS_|MCLI_|CDKTF_ATLAS_|TF_)/;

export default function setUp(): void {
  for (const name of Object.keys(process.env)) if (SETTINGS.test(name)) Reflect.deleteProperty(process.env, name);
  // Terraform and cdktf would ask for newer versions of themselves.
  process.env.CHECKPOINT_DISABLE = '1';
  if (TERRAFORM === undefined) {
    process.stderr.write('Neither terraform nor tofu is on PATH: the tests that need one are skipped.\n');
  }
  // Short, since a unix socket's path is.
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'at-')));
  process.env.TMPDIR = folder;
}
