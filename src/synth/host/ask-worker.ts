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
    // One that broke between two look-ups has failed none of them.
    if (this.running?.hasCrashed() === true) this.forget(this.running);
    const running = (this.running ??= this.start());
    try {
      return running.ask(batches, timeout);
    } catch (reason) {
      this.forget(running);
      throw reason;
    }
  }

  private forget(bridge: WorkerBridge): void {
    bridge.terminate();
    this.running = undefined;
  }
}

/** One for the process, whatever number of apps it synthesizes: a start costs more than many look-ups. */
const keeper = new WorkerKeeper(() => new WorkerBridge(WORKER_FILE));

export function askWorker(batches: readonly LookupBatch[], timeout: number): WorkerAnswer {
  return keeper.ask(batches, timeout);
}
