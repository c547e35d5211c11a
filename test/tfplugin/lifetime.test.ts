// When the process ends.
import { Lifetime } from '../../src/tfplugin/lifetime';
import { TestHost } from './support/test-host';

function begin(close: () => Promise<void> | void = () => undefined) {
  const host = new TestHost();
  const stop = jest.fn();
  return { host, stop, lifetime: new Lifetime({ host, close, stop }) };
}

describe('Lifetime', () => {
  test('an interrupt is ignored', () => {
    const { host, stop } = begin();
    host.emit('SIGINT');
    expect(stop).not.toHaveBeenCalled();
    expect(host.exitCodes).toEqual([]);
  });

  test.each(['SIGTERM', 'SIGHUP'] as const)('%s ends it', async (signal) => {
    const { host, stop } = begin();
    host.emit(signal);
    expect(await host.exited).toBe(0);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(host.timers).toEqual([]);
  });

  test('it ends when no session has come within 70 s', async () => {
    const { host } = begin();
    host.pass(70_000);
    expect(await host.exited).toBe(0);
  });

  test('it ends with the last session, not before', async () => {
    const { host, lifetime } = begin();
    lifetime.onSession();
    expect(host.timers).toEqual([]);
    lifetime.onSession();
    lifetime.onSessionClosed();
    expect(host.timers).toEqual([]);
    lifetime.onSessionClosed();
    expect(await host.exited).toBe(0);
  });

  test('the provider is closed first, and once', async () => {
    const order: string[] = [];
    const { host, lifetime, stop } = begin(async () => {
      await Promise.resolve();
      order.push('closed');
    });
    stop.mockImplementation(() => order.push('stopped'));
    lifetime.end();
    lifetime.end();
    host.emit('SIGTERM');
    await host.exited;
    expect(order).toEqual(['closed', 'stopped']);
    expect(host.exitCodes).toEqual([0]);
  });

  test('a provider that does not close is waited for 50 ms', async () => {
    const { host, lifetime, stop } = begin(() => new Promise(() => undefined));
    lifetime.end();
    await Promise.resolve();
    expect(host.exitCodes).toEqual([]);
    host.pass(50);
    expect(await host.exited).toBe(0);
    expect(stop).toHaveBeenCalledTimes(1);
  });

  test('a provider that fails to close ends all the same', async () => {
    const { host, lifetime } = begin(() => Promise.reject(new Error('no')));
    lifetime.end();
    expect(await host.exited).toBe(0);
    const other = begin(() => {
      throw new Error('no');
    });
    other.lifetime.end();
    expect(await other.host.exited).toBe(0);
  });
});
