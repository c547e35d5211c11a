// The executable `atlas-emulator`.
import { runEmulator } from './run-emulator';

async function main(): Promise<void> {
  // Heard from the beginning: who reads the ready line may send a signal in the same moment.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
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
