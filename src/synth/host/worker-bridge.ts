// One worker, asked and waited for: constructs are synchronous, and the network is not.
import fs from 'node:fs';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { AtlasError } from '../../errors/atlas-error';
import type { HostMessage, LookupBatch, LookupOutcome, WorkerMessage } from '../../model/lookup';
import { showProgress } from './show-progress';
import { USER_AGENT } from './user-agent';
import { withoutSignalListeners } from './signal-listeners';

/** Limits in milliseconds. */
export interface WaitLimits {
  readonly start: number;
  /** The worker fails what is late by itself; only one that hangs is given up, this long after. */
  readonly grace: number;
  readonly close: number;
  /** A look-up that lasts longer than this is announced, so that nobody takes a slow network for a hang. */
  readonly quiet: number;
}

const LIMITS: WaitLimits = { start: 15_000, grace: 5_000, close: 50, quiet: 4_000 };

export interface WorkerAnswer {
  /** In the order of the batches and their questions. */
  readonly outcomes: readonly (readonly LookupOutcome[])[];
  readonly warnings: readonly string[];
}

export class WorkerBridge {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  /** The worker adds one after each message, so that none is slept through. */
  private readonly counter = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly atExit = (): void => this.close();
  private started = false;
  private crashed = false;
  private hasProgressLine = false;
  private asked = 0;

  public constructor(
    file: string,
    private readonly limits: WaitLimits = LIMITS,
    private readonly announce: (line: string) => void = (line) => void fs.writeSync(2, line),
    private readonly progress: (text: string) => void = showProgress,
  ) {
    if (!fs.existsSync(file)) {
      throw workerFailed(
        `${file} does not exist`,
        'Install cdktf-provider-atlas again, or run `npm run build` in a clone',
      );
    }
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = new Worker(file, {
      workerData: { port: port2, counter: this.counter },
      transferList: [port2],
      env: {},
      execArgv: [],
      name: 'cdktf-provider-atlas',
    });
    this.worker.unref();
    this.port.unref();
    process.on('exit', this.atExit);
  }

  public ask(batches: readonly LookupBatch[], timeout: number): WorkerAnswer {
    return withoutSignalListeners(() => {
      if (!this.started) this.receive(this.limits.start, (message) => message.kind === 'ready');
      this.started = true;
      this.asked += 1;
      const id = this.asked;
      const request = { id, batches, timeout, userAgent: USER_AGENT, environment: { ...process.env } };
      this.post({ kind: 'look-up', request });
      const answer = this.answerTo(id, timeout + this.limits.grace, () => this.announce(waitLine(batches)));
      if (answer.kind !== 'answer') throw workerFailed(`It said ${answer.kind} where an answer was due`);
      return answer;
    });
  }

  private answerTo(id: number, limit: number, late: () => void): WorkerMessage {
    try {
      return this.receive(limit, (message) => message.kind === 'answer' && message.id === id, late);
    } finally {
      if (this.hasProgressLine) this.showProgress('');
    }
  }

  private showProgress(text: string): void {
    this.hasProgressLine = text !== '';
    this.progress(text);
  }

  /** Whether it has broken since it answered last; what else it has said in the meantime is stale. */
  public hasCrashed(): boolean {
    for (let next = this.started ? this.next() : undefined; next !== undefined; next = this.next()) {
      if (next.kind === 'crash') this.crashed = true;
    }
    return this.crashed;
  }

  public terminate(): void {
    process.off('exit', this.atExit);
    void this.worker.terminate();
  }

  /** Lets the worker give minted tokens back, without waiting for Atlas to answer. */
  private close(): void {
    if (!this.started) return;
    try {
      this.post({ kind: 'close' });
      this.receive(this.limits.close, (message) => message.kind === 'closed');
    } catch {
      // The process is ending; a token that could not be given back lives out its hour.
    }
  }

  private post(message: HostMessage): void {
    this.port.postMessage(message);
  }

  private next(): WorkerMessage | undefined {
    return (receiveMessageOnPort(this.port) as { message: WorkerMessage } | undefined)?.message;
  }

  /** The first message that is awaited; any other that comes before it is stale, but a crash ends the wait. */
  private receive(limit: number, isAwaited: (message: WorkerMessage) => boolean, late?: () => void): WorkerMessage {
    const start = performance.now();
    let announced = late === undefined;
    for (;;) {
      const seen = Atomics.load(this.counter, 0);
      const message = this.next();
      if (message?.kind === 'progress') {
        // Who waits for a job is told how far it has come, or nothing.
        announced = true;
        this.showProgress(message.text);
        continue;
      }
      if (message?.kind === 'crash') throw workerFailed(message.message);
      if (message !== undefined && isAwaited(message)) return message;
      if (message !== undefined) continue;
      const waited = performance.now() - start;
      if (waited >= limit) throw timedOut(limit);
      if (!announced && waited >= this.limits.quiet) {
        announced = true;
        late?.();
      }
      const next = announced ? limit : Math.min(this.limits.quiet, limit);
      Atomics.wait(this.counter, 0, seen, Math.max(1, next - waited));
    }
  }
}

function waitLine(batches: readonly LookupBatch[]): string {
  const count = batches.reduce((sum, { questions }) => sum + questions.length, 0);
  const hosts = [...new Set(batches.map(({ connection }) => connection.baseUrl))].join(', ');
  const isJobs = batches.every(({ questions }) => questions.every(({ question }) => question.kind === 'export-job'));
  const noun = isJobs ? 'snapshot export job' : 'answer';
  return `Still reading ${count} ${noun}${count === 1 ? '' : 's'} from ${hosts} …\n`;
}

function timedOut(limit: number): AtlasError {
  return new AtlasError('LOOKUP_TIMED_OUT', {
    what: `The look-up worker did not answer within ${Math.round(limit / 1_000)} s`,
    fix: 'Try again; if it stays so, set a longer timeout on AtlasLookup, or report it',
  });
}

function workerFailed(
  why: string,
  fix = 'Synthesize again; if it stays so, please report it with this message',
): AtlasError {
  return new AtlasError('WORKER_FAILED', { what: 'The thread that reads from Atlas has failed', why, fix });
}
