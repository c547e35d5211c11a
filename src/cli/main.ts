// The executable `cdktf-provider-atlas`, started from lib/bin.
import { homedir } from 'node:os';
import { run } from './run';

/** Signal → the exit status that shells expect of who was ended by it. */
const STATUSES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** Of who writes into a pipe that nobody reads any more. */
const BROKEN_PIPE = 141;
const USUAL_WIDTH = 80;

const { stdout, stderr } = process;
const stop = new AbortController();
// A second one ends the process by itself.
for (const [signal, status] of Object.entries(STATUSES)) process.once(signal, () => stop.abort(status));

let failedOutput: number | undefined;
for (const stream of [stdout, stderr]) stream.on('error', (reason: NodeJS.ErrnoException) => loseOutput(reason));

void run(process.argv.slice(2), {
  libBin: __dirname,
  folder: process.cwd(),
  environment: process.env,
  home: homedir(),
  platform: process.platform,
  width: stdout.isTTY ? stdout.columns || USUAL_WIDTH : undefined,
  terminal: stderr.isTTY ? stderr : undefined,
  signal: stop.signal,
  out: (line) => stdout.write(`${line}\n`),
  err: (line) => stderr.write(`${line}\n`),
}).then((status) => {
  process.exitCode = failedOutput ?? status;
});

/** Who reads a file that could not be written whole must not be told of success. */
function loseOutput({ code, message }: NodeJS.ErrnoException): void {
  if (failedOutput !== undefined) return;
  failedOutput = code === 'EPIPE' ? BROKEN_PIPE : 1;
  process.exitCode = failedOutput;
  stop.abort(failedOutput);
  if (code !== 'EPIPE') stderr.write(`The output could not be written: ${message}\n`);
}
