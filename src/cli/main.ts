// The executable `cdktf-provider-atlas`, started from lib/bin.
import { homedir } from 'node:os';
import { run } from './run';

void run(process.argv.slice(2), {
  libBin: __dirname,
  environment: process.env,
  home: homedir(),
  platform: process.platform,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
}).then((status) => {
  process.exitCode = status;
});
