// A process that isn't one: keeps what is written, and lets the test send signals and let time pass.
import type { Host, HostEvent, PrintMethods } from '../../../src/tfplugin/host';

export const COOKIE = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '5,6',
};

interface Timer {
  readonly milliseconds: number;
  readonly callback: () => void;
}

export class TestHost implements Host {
  public printed = '';
  public complained = '';
  public timers: readonly Timer[] = [];
  public readonly console: PrintMethods = {};
  /** Settles with the exit code. */
  public readonly exited: Promise<number>;
  public exitCodes: number[] = [];
  private resolveExited: (code: number) => void = () => undefined;
  private readonly listeners = new Map<HostEvent, (reason: unknown) => void>();

  public constructor(
    public readonly env: Readonly<Record<string, string | undefined>> = COOKIE,
    public readonly platform: NodeJS.Platform = process.platform,
  ) {
    this.exited = new Promise((resolve) => (this.resolveExited = resolve));
  }

  public print(text: string): void {
    this.printed += text;
  }

  public complain(text: string): void {
    this.complained += text;
  }

  public exit(code: number): void {
    this.exitCodes.push(code);
    this.resolveExited(code);
  }

  public on(event: HostEvent, listener: (reason: unknown) => void): void {
    this.listeners.set(event, listener);
  }

  public startTimer(milliseconds: number, callback: () => void): () => void {
    const timer = { milliseconds, callback };
    this.timers = [...this.timers, timer];
    return () => void (this.timers = this.timers.filter((each) => each !== timer));
  }

  public now(): Date {
    return new Date();
  }

  /** What the process would do on that event; throws where nobody listens, since the default would end it. */
  public emit(event: HostEvent, reason?: unknown): void {
    const listener = this.listeners.get(event);
    if (listener === undefined) throw new Error(`Nobody listens to ${event}.`);
    listener(reason);
  }

  /** Lets every timer of that length run out. */
  public pass(milliseconds: number): void {
    for (const timer of this.timers.filter((each) => each.milliseconds === milliseconds)) timer.callback();
  }
}
