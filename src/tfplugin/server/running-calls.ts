// The calls that are being worked on, so that Terraform can end them: all at once, or one by one.
import { AtlasError } from '../../errors/atlas-error';
import type { Call } from '../transport/grpc-method';

export class RunningCalls {
  private readonly running = new Set<AbortController>();

  /** Does the work, or throws STOPPED at the moment when it is no longer wanted, whether or not the work heeds that. */
  public async run<T>(call: Call, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    call.onCancel(() => controller.abort(stopped()));
    this.running.add(controller);
    try {
      // It may have been given up before.
      controller.signal.throwIfAborted();
      return await untilAborted(controller.signal, work(controller.signal));
    } finally {
      this.running.delete(controller);
    }
  }

  /** Ends what runs now; calls that come later run as usual. */
  public stopAll(): void {
    for (const controller of this.running) controller.abort(stopped());
  }
}

function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}

function stopped(): AtlasError {
  return new AtlasError('STOPPED', {
    what: 'Terraform asked the provider to stop before the answer was there',
    fix: 'Run the command again when you want to go on',
  });
}
