// Asks the worker of this process, starting it when there is none, and again when it has failed.
import path from 'node:path';
import type { LookupBatch } from '../../model/lookup';
import { WorkerBridge, type WorkerAnswer } from './worker-bridge';

/** The bundle that `npm run build` writes. */
const WORKER_FILE = path.join(__dirname, '..', '..', 'bin', 'synth-worker.js');

export class WorkerKeeper {
  private running: WorkerBridge | undefined;

  public constructor(private readonly start: () => WorkerBridge) {}

  /** The outcomes of all batches; throws WORKER_FAILED or LOOKUP_TIMED_OUT. */
  public ask(batches: readonly LookupBatch[], timeout: number): WorkerAnswer {
    this.running ??= this.start();
    try {
      return this.running.ask(batches, timeout);
    } catch (reason) {
      this.running.terminate();
      this.running = undefined;
      throw reason;
    }
  }
}

/** One for the process, whatever number of apps it synthesizes: a start costs more than many look-ups. */
const keeper = new WorkerKeeper(() => new WorkerBridge(WORKER_FILE));

export function askWorker(batches: readonly LookupBatch[], timeout: number): WorkerAnswer {
  return keeper.ask(batches, timeout);
}
