// Everything that serving touches outside of itself, so that tests can stand in for the process.

export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Its methods are replaced: what is printed by them goes to the log. */
  readonly console: PrintMethods;
  /** Writes to standard output before it returns. */
  print(text: string): void;
  /** Writes to standard error before it returns; never throws. */
  complain(text: string): void;
  exit(code: number): void;
  on(event: HostEvent, listener: (reason: unknown) => void): void;
  /** Calls back once after that many milliseconds, unless the returned function was called before. */
  startTimer(milliseconds: number, callback: () => void): () => void;
  now(): Date;
}

export type HostEvent = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'uncaughtException' | 'unhandledRejection';

type Print = (...values: unknown[]) => void;

export type PrintMethods = Partial<Record<'trace' | 'debug' | 'log' | 'info' | 'warn' | 'error', Print>>;
