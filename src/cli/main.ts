// The executable `cdktf-provider-atlas`, started from lib/bin.
import { homedir } from 'node:os';
import { run } from './run';

/** Signal → the exit status that shells expect of who was ended by it. */
const STATUSES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** Of who writes into a pipe that nobody reads any more. */
const BROKEN_PIPE = 141;
const USUAL_WIDTH = 80;
/** Milliseconds after which a command that was to end is ended. */
const GRACE = 1_000;

const { stdout, stderr } = process;
const stop = new AbortController();
for (const [signal, status] of Object.entries(STATUSES)) process.on(signal, () => stopWith(status));

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

/** May come more than once: npx passes on a signal that the terminal has sent to both. */
function stopWith(status: number): void {
  stop.abort(status);
  setTimeout(() => process.exit(status), GRACE).unref();
}

/** Who reads a file that could not be written whole must not be told of success. */
function loseOutput({ code, message }: NodeJS.ErrnoException): void {
  if (failedOutput !== undefined) return;
  failedOutput = code === 'EPIPE' ? BROKEN_PIPE : 1;
  process.exitCode = failedOutput;
  stopWith(failedOutput);
  if (code !== 'EPIPE') stderr.write(`The output could not be written: ${message}\n`);
}
