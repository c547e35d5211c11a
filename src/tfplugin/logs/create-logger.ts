// Log entries as Terraform reads them: one line of JSON each, in the keys of its log library.
import type { Host } from '../host';
import type { Logger, LogLevel } from './logger';

const LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error'];

type LogHost = Pick<Host, 'complain' | 'env' | 'now'>;

/** Writes nothing where Terraform would show nothing. */
export function createLogger(module: string, host: LogHost): Logger {
  const lowest = lowestLevel(host.env);
  const isEnabled = (level: LogLevel) => LEVELS.indexOf(level) >= lowest;
  return {
    isEnabled,
    log: (level, message, fields = {}) => {
      if (!isEnabled(level)) return;
      const head = { '@level': level, '@message': message, '@module': module, '@timestamp': timestamp(host.now()) };
      host.complain(`${JSON.stringify({ ...fields, ...head })}\n`);
    },
  };
}

/** Terraform takes TF_LOG_PROVIDER before TF_LOG, and what it doesn't know for the lowest level. */
function lowestLevel(env: LogHost['env']): number {
  const wanted = (env.TF_LOG_PROVIDER || env.TF_LOG || 'off').toLowerCase();
  return wanted === 'off' ? LEVELS.length : Math.max(0, LEVELS.indexOf(wanted as LogLevel));
}

/** Exactly six digits after the second's point: other counts are not read. */
function timestamp(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}
