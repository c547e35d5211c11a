// Where the client tells what it does.

export type LogLevel = 'debug' | 'info' | 'warn';

export type Log = (level: LogLevel, message: string) => void;
