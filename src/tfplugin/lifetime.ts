// When the process ends: Terraform has gone, never came, asked for it, or sent a signal.
import type { Host } from './host';

/** Terraform gives up on a provider after a minute without a handshake. */
const FIRST_SESSION_WAIT = 70_000;

/** Terraform waits two seconds for the process to end, and the user waits with it. */
const CLOSE_WAIT = 50;

export interface LifetimeOptions {
  readonly host: Pick<Host, 'exit' | 'on' | 'startTimer'>;
  /** Lets the provider finish what it has open. */
  close(): Promise<void> | void;
  /** Stops serving and removes what serving left behind. */
  stop(): void;
}

export class Lifetime {
  private sessions = 0;
  private isEnding = false;
  private readonly stopWaiting: () => void;

  public constructor(private readonly options: LifetimeOptions) {
    const { host } = options;
    // Terraform gets an interrupt too, and says by StopProvider what is to be stopped.
    host.on('SIGINT', () => undefined);
    host.on('SIGTERM', () => this.end());
    host.on('SIGHUP', () => this.end());
    this.stopWaiting = host.startTimer(FIRST_SESSION_WAIT, () => this.end());
  }

  public onSession(): void {
    this.sessions += 1;
    this.stopWaiting();
  }

  public onSessionClosed(): void {
    this.sessions -= 1;
    if (this.sessions === 0) this.end();
  }

  /** Ends the process when the provider has closed, at the latest after CLOSE_WAIT. */
  public end(): void {
    if (this.isEnding) return;
    this.isEnding = true;
    this.stopWaiting();
    let hasEnded = false;
    const exit = () => {
      if (hasEnded) return;
      hasEnded = true;
      stopTimer();
      this.options.stop();
      this.options.host.exit(0);
    };
    const stopTimer = this.options.host.startTimer(CLOSE_WAIT, exit);
    void Promise.resolve()
      .then(() => this.options.close())
      .then(exit, exit);
  }
}
