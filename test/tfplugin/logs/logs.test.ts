// The log as Terraform reads it.
import { createLogger } from '../../../src/tfplugin/logs/create-logger';
import type { LogLevel } from '../../../src/tfplugin/logs/logger';
import { routeConsole } from '../../../src/tfplugin/logs/route-console';
import { TestHost } from '../support/test-host';

const LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error'];

function loggerFor(env: Record<string, string>) {
  const host = new TestHost(env);
  return { host, logger: createLogger('toy', host) };
}

describe('createLogger', () => {
  test.each([
    [{}, []],
    [{ TF_LOG: '' }, []],
    [{ TF_LOG: 'off' }, []],
    [{ TF_LOG: 'ERROR' }, ['error']],
    [{ TF_LOG: 'warn' }, ['warn', 'error']],
    [{ TF_LOG: 'TRACE' }, LEVELS],
    [{ TF_LOG: 'JSON' }, LEVELS],
    [{ TF_LOG: 'nonsense' }, LEVELS],
    [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'error' }, ['error']],
    [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'off' }, []],
  ])('%p writes %p', (env, expected) => {
    const { host, logger } = loggerFor(env);
    expect(LEVELS.filter((level) => logger.isEnabled(level))).toEqual(expected);
    for (const level of LEVELS) logger.log(level, 'text');
    expect(host.complained.split('\n').length - 1).toBe(expected.length);
  });

  test('an entry is one line of JSON with six digits after the second', () => {
    const { host, logger } = loggerFor({ TF_LOG: 'info' });
    host.now = () => new Date('2026-01-02T03:04:05.007Z');
    logger.log('info', 'two\nlines', { attempt: 2, left: undefined });
    expect(host.complained).toBe(
      '{"attempt":2,"@level":"info","@message":"two\\nlines","@module":"toy","@timestamp":"2026-01-02T03:04:05.007000Z"}\n',
    );
  });
});

describe('routeConsole', () => {
  test('what is printed goes to the log at the level of its method', () => {
    const { host, logger } = loggerFor({ TF_LOG: 'info' });
    routeConsole(host.console, logger);
    host.console.log?.('a %s', 'b', { c: 1 });
    host.console.error?.(new Error('d').message);
    host.console.debug?.('not shown');
    const entries = host.complained
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toMatchObject([
      { '@level': 'info', '@message': 'a b { c: 1 }' },
      { '@level': 'error', '@message': 'd' },
    ]);
    expect(host.printed).toBe('');
  });
});
