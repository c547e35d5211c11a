// The process from its handshake to its end, with the client certificates that it may meet.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { connect } from 'node:tls';
import { makeCertificate } from '../../src/tfplugin/certificate/make-certificate';
import { serve, type ServeOptions } from '../../src/tfplugin/serve';
import { providerRpcs } from '../../src/tfplugin/server/provider-rpcs';
import { grpcClient, RPC } from './support/grpc-client';
import { serveInProcess } from './support/serve-in-process';
import { COOKIE, TestHost } from './support/test-host';
import { TOY_PROVIDER } from './support/toy-provider';

const name = 'terraform-provider-toy';
const load: ServeOptions['load'] = ({ logger }) => providerRpcs(TOY_PROVIDER, logger);
const identity = makeCertificate(new Date());
const TLS = { ...COOKIE, PLUGIN_CLIENT_CERT: identity.certificatePem };

async function end(host: TestHost): Promise<void> {
  host.emit('SIGTERM');
  await host.exited;
}

describe('what is printed first', () => {
  test('started by hand it says what it is and ends with 1, without loading anything', async () => {
    const host = new TestHost({});
    await serve({ name, load: () => Promise.reject(new Error('loaded')), host });
    expect(host.printed).toMatch(/^terraform-provider-toy is a Terraform provider: .*\.\n$/);
    expect(host.exitCodes).toEqual([1]);
    expect(host.timers).toEqual([]);
  });

  test('a start that fails is one sentence and ends with 1', async () => {
    const host = new TestHost({ ...COOKIE, PLUGIN_CLIENT_CERT: 'x' });
    await serve({ name, load, host });
    expect(host.printed).toBe(
      'terraform-provider-toy could not start. PLUGIN_CLIENT_CERT holds no certificate: unset it, and try again.\n',
    );
    expect(host.exitCodes).toEqual([1]);
  });

  test('the handshake is one line, and the provider is not loaded for it', async () => {
    const host = new TestHost(TLS);
    const loaded = jest.fn(load);
    await serve({ name, load: loaded, host });
    expect(host.printed).toMatch(/^1\|6\|unix\|\/[^|]+\|grpc\|[A-Za-z0-9+/]+\n$/);
    expect(loaded).not.toHaveBeenCalled();
    await end(host);
    expect(loaded).not.toHaveBeenCalled();
  });

  test('a port on loopback where there are no unix sockets', async () => {
    const host = new TestHost({ ...TLS, PLUGIN_MIN_PORT: '20000', PLUGIN_MAX_PORT: '25000' }, 'win32');
    await serve({ name, load, host });
    expect(host.printed).toMatch(/^1\|6\|tcp\|127\.0\.0\.1:2\d{4}\|grpc\|/);
    const client = grpcClient(host.printed, identity);
    expect((await client.call(RPC.getMetadata, {})).dataSources).toHaveLength(1);
    client.close();
    await end(host);
  });
});

describe('who is let in', () => {
  test('the certificate that Terraform gave', async () => {
    const { client, end: endToy } = await serveInProcess(TOY_PROVIDER);
    expect((await client.call(RPC.getMetadata, {})).diagnostics).toEqual([]);
    await endToy();
  });

  test.each([
    ['another certificate', makeCertificate(new Date())],
    ['no certificate', undefined],
  ])('%s is refused, and that does not end the process', async (_, other) => {
    const host = new TestHost(TLS);
    await serve({ name, load, host });
    const stranger = grpcClient(host.printed, other);
    await expect(stranger.call(RPC.getMetadata, {})).rejects.toMatchObject({ code: 14 });
    stranger.close();
    expect(host.exitCodes).toEqual([]);
    expect(host.timers).toHaveLength(1);
    const terraform = grpcClient(host.printed, identity);
    expect((await terraform.call(RPC.getMetadata, {})).diagnostics).toEqual([]);
    terraform.close();
    expect(await host.exited).toBe(0);
  });

  test.each([[['http/1.1']], [undefined]])(
    'a client that offers the protocols %p is refused',
    async (ALPNProtocols) => {
      const host = new TestHost(TLS);
      await serve({ name, load, host });
      const [, , , socketPath = ''] = host.printed.split('|');
      const { certificatePem: cert, keyPem: key } = identity;
      const socket = connect({ path: socketPath, cert, key, rejectUnauthorized: false, ALPNProtocols });
      const received = jest.fn();
      socket.on('data', received).on('error', () => undefined);
      await new Promise((resolve) => socket.once('close', resolve));
      expect(received).not.toHaveBeenCalled();
      expect(host.timers).toHaveLength(1);
      await end(host);
    },
  );

  test('a client that is let in and says nothing does not keep the process waiting for another', async () => {
    const host = new TestHost(TLS);
    await serve({ name, load, host });
    const [, , , socketPath = ''] = host.printed.split('|');
    const { certificatePem: cert, keyPem: key } = identity;
    const socket = connect({ path: socketPath, cert, key, rejectUnauthorized: false, ALPNProtocols: ['h2'] });
    await new Promise((resolve) => socket.once('data', resolve));
    const closed = new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
    expect(host.timers).toHaveLength(1);
    host.pass(70_000);
    expect(await host.exited).toBe(0);
    await closed;
  });

  test('without TLS where Terraform wants none', async () => {
    const host = new TestHost({ ...TLS, TF_DISABLE_PLUGIN_TLS: '1' });
    await serve({ name, load, host });
    expect(host.printed.trim().split('|')).toHaveLength(5);
    const client = grpcClient(host.printed);
    expect((await client.call(RPC.getMetadata, {})).diagnostics).toEqual([]);
    client.close();
    expect(await host.exited).toBe(0);
  });
});

describe('the services beside the provider', () => {
  test('health is serving, the broker is not there', async () => {
    const { client, end: endToy } = await serveInProcess(TOY_PROVIDER);
    const health = await client.callBytes('/grpc.health.v1.Health/Check', Buffer.from('0a06706c7567696e', 'hex'));
    expect(health.toString('hex')).toBe('0801');
    await expect(client.callBytes('/plugin.GRPCBroker/StartStream', Buffer.of())).rejects.toMatchObject({ code: 12 });
    await endToy();
  });

  test('Shutdown is answered, then the provider closes, then the process ends and its socket is gone', async () => {
    const order: string[] = [];
    const close = () => void order.push('closed');
    const { client, host } = await serveInProcess({ ...TOY_PROVIDER, close });
    const socket = host.printed.split('|')[3] ?? '';
    expect(existsSync(socket)).toBe(true);
    await client.call(RPC.getMetadata, {});
    const answered = client
      .callBytes('/plugin.GRPCController/Shutdown', Buffer.of())
      .then(() => order.push('answered'));
    expect(await host.exited).toBe(0);
    await answered;
    expect(order.sort()).toEqual(['answered', 'closed']);
    expect(existsSync(path.dirname(socket))).toBe(false);
    client.close();
  });

  test('standard output as a stream stays open and silent', async () => {
    const { client, end: endToy } = await serveInProcess(TOY_PROVIDER);
    const asIs = (bytes: Buffer) => bytes;
    const stream = client.client.makeServerStreamRequest('/plugin.GRPCStdio/StreamStdio', asIs, asIs, Buffer.of());
    const seen = jest.fn();
    stream
      .on('data', seen)
      .on('end', seen)
      .on('error', () => undefined);
    await new Promise((resolve) => stream.once('metadata', resolve));
    await client.call(RPC.getMetadata, {});
    expect(seen).not.toHaveBeenCalled();
    stream.cancel();
    await endToy();
  });
});

describe('a crash', () => {
  test.each(['uncaughtException', 'unhandledRejection'] as const)(
    '%s is told in a way that Terraform shows',
    async (event) => {
      const host = new TestHost(TLS);
      await serve({ name, load, host });
      host.emit(event, new Error('it broke'));
      expect(host.complained).toMatch(/^panic: terraform-provider-toy: Error: it broke\n {4}at /);
      expect(host.exitCodes).toEqual([2]);
      host.emit(event, 'text');
      expect(host.complained).toMatch(/panic: terraform-provider-toy: text\n$/);
      await end(host);
    },
  );
});
