// The processes that a task has started: a signal that ends the task ends them first.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
/** Milliseconds for a process to end by itself; Terraform lets go of its state's lock in this time. */
const PATIENCE = 5_000;

export class ChildProcesses {
  private readonly running = new Set<ChildProcess>();
  private stopped = false;

  /** True as soon as a signal has come: what fails from then on fails because of it. */
  public get ending(): boolean {
    return this.stopped;
  }

  /** Starts Node in a process group of its own, so that what it starts itself is reached too. */
  public start(args: readonly string[], options: SpawnOptions): ChildProcess {
    if (this.stopped) throw new Error('The task is ending');
    const child = spawn(process.execPath, args, { ...options, detached: true });
    this.running.add(child);
    child.once('exit', () => this.running.delete(child));
    return child;
  }

  /** Listens for the signals that end this process; its exit status is then the shell's for that signal. */
  public endWithThis(): void {
    for (const signal of SIGNALS) {
      process.on(signal, () => void this.end().finally(() => process.exit(128 + constants.signals[signal])));
    }
  }

  private async end(): Promise<void> {
    if (this.stopped) return new Promise(() => undefined);
    this.stopped = true;
    const children = [...this.running];
    const ended = Promise.all(children.map((child) => once(child, 'exit')));
    for (const child of children) kill(child, 'SIGTERM');
    const timer = setTimeout(() => children.forEach((child) => kill(child, 'SIGKILL')), PATIENCE);
    await ended;
    clearTimeout(timer);
  }
}

function kill({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
