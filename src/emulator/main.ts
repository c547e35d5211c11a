// The executable `atlas-emulator`.
import { runEmulator } from './run-emulator';

async function main(): Promise<void> {
  // Heard from the beginning: who reads the ready line may send a signal in the same moment.
  const stopped = new Promise<void>((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    for (const stream of [process.stdout, process.stderr]) {
      // Who read it has gone, as `| head` does, so there is nobody to go on for.
      stream.on('error', (reason: NodeJS.ErrnoException) => (reason.code === 'EPIPE' ? resolve() : reject(reason)));
    }
  });
  const emulator = await runEmulator(process.argv.slice(2), {
    write: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
  });
  if (typeof emulator === 'number') {
    process.exitCode = emulator;
    return;
  }
  await stopped;
  await emulator.close();
}

void main();
