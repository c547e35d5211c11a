// The provider's log as the rest of the provider sees it.

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Facts beside the message; they must hold no secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Logger {
  /** Whether an entry of this level would be written: asked before a costly message is made. */
  isEnabled(level: LogLevel): boolean;
  log(level: LogLevel, message: string, fields?: LogFields): void;
}
