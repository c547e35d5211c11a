// Sends what any code prints through the console into the log: standard output belongs to Terraform.
import { format } from 'node:util';
import type { PrintMethods } from '../host';
import type { Logger, LogLevel } from './logger';

const LEVELS = { trace: 'trace', debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const;

export function routeConsole(target: PrintMethods, logger: Logger): void {
  for (const [method, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, LogLevel][]) {
    target[method] = (...values) => {
      if (logger.isEnabled(level)) logger.log(level, format(...values));
    };
  }
}
