// One emulator for each latency, all with the same clusters.
import { startEmulator, type Emulator } from './emulator';
import type { Scale } from './scale';
import { clusterName } from './seed';

export interface Emulators {
  /** The one that holds each request back by so many milliseconds. */
  at(latency: number): Emulator;
  stop(): void;
}

/** More than any figure needs: none of them but one is about rate limits. */
const NO_LIMIT = 1_000_000;

export async function startEmulators(folder: string, { latencies, sizes, most }: Scale): Promise<Emulators> {
  const clusters = [...sizes, most].map((jobs) => ({ name: clusterName(jobs), jobs }));
  const started = new Map<number, Emulator>();
  const stop = () => started.forEach((emulator) => emulator.stop());
  try {
    for (const latency of latencies) {
      const options = { folder, name: `latency-${latency}`, clusters, latency, requestsPerMinute: NO_LIMIT };
      started.set(latency, await startEmulator(options));
    }
  } catch (reason) {
    stop();
    throw reason;
  }
  const at = (latency: number) => {
    const emulator = started.get(latency);
    if (emulator === undefined) throw new Error(`No emulator has a latency of ${latency} ms`);
    return emulator;
  };
  return { at, stop };
}
