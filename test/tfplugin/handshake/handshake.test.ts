// Who may start the process, where it listens, and what it prints of it.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCertificate } from '../../../src/tfplugin/certificate/make-certificate';
import { findClientCertificate } from '../../../src/tfplugin/handshake/find-client-certificate';
import { findRefusal } from '../../../src/tfplugin/handshake/find-refusal';
import { handshakeLine } from '../../../src/tfplugin/handshake/handshake-line';
import { listen } from '../../../src/tfplugin/handshake/listen';
import { makeSocketFolder } from '../../../src/tfplugin/handshake/make-socket-folder';
import { COOKIE } from '../support/test-host';

describe('findRefusal', () => {
  test.each([{}, { TF_PLUGIN_MAGIC_COOKIE: '' }, { TF_PLUGIN_MAGIC_COOKIE: 'x' }])('without the cookie: %p', (env) => {
    expect(findRefusal('the-program', env)).toBe(
      'the-program is a Terraform provider: Terraform starts it by itself, and it does nothing when it is started by hand.',
    );
  });

  test('a Terraform that does not speak protocol 6 is told so', () => {
    expect(findRefusal('the-program', { ...COOKIE, PLUGIN_PROTOCOL_VERSIONS: '4,5' })).toBe(
      'the-program speaks plugin protocol 6, which this Terraform does not: use Terraform 1.0 or later, or OpenTofu.',
    );
  });

  test.each(['6', '5,6', undefined])('with the cookie, protocols %p are served', (versions) => {
    expect(findRefusal('x', { ...COOKIE, PLUGIN_PROTOCOL_VERSIONS: versions })).toBeUndefined();
  });
});

describe('handshakeLine', () => {
  const address = { network: 'unix', address: '/tmp/s', remove: () => undefined } as const;

  test('without a certificate the line ends with the protocol', () => {
    expect(handshakeLine(address, undefined)).toBe('1|6|unix|/tmp/s|grpc\n');
  });

  test.each([
    [1, 'AA'],
    [2, 'AAA'],
    [3, 'AAAA'],
  ])('a certificate of %i bytes is base64 without padding', (length, text) => {
    expect(handshakeLine(address, Buffer.alloc(length))).toBe(`1|6|unix|/tmp/s|grpc|${text}\n`);
  });
});

describe('findClientCertificate', () => {
  const { certificate, certificatePem } = makeCertificate(new Date());

  test.each([{}, { PLUGIN_CLIENT_CERT: '' }, { PLUGIN_CLIENT_CERT: certificatePem, TF_DISABLE_PLUGIN_TLS: '1' }])(
    'the connection is plain, case %#',
    (env) => {
      expect(findClientCertificate(env)).toBeUndefined();
    },
  );

  test('the certificate is given in DER', () => {
    expect(findClientCertificate({ PLUGIN_CLIENT_CERT: certificatePem })).toEqual(certificate);
  });

  test('what is no certificate is refused rather than served without one', () => {
    const message = 'PLUGIN_CLIENT_CERT holds no certificate: unset it, and try again.';
    expect(() => findClientCertificate({ PLUGIN_CLIENT_CERT: 'x' })).toThrow(new Error(message));
  });
});

describe('makeSocketFolder', () => {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), 'f-'));
  afterAll(() => rmSync(root, { recursive: true }));

  function longFolder(bytes: number): string {
    const folder = path.join(root, 'x'.repeat(bytes - Buffer.byteLength(root) - 1));
    mkdirSync(folder);
    return folder;
  }

  test('the folder is in TMPDIR, for nobody else, and is removed', () => {
    const { socket, remove } = makeSocketFolder({ env: { TMPDIR: root }, platform: 'linux' });
    const folder = path.dirname(socket);
    expect(path.dirname(folder)).toBe(root);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    remove();
    expect(existsSync(folder)).toBe(false);
    expect(remove).not.toThrow();
  });

  test('PLUGIN_UNIX_SOCKET_DIR goes before TMPDIR', () => {
    const { socket, remove } = makeSocketFolder({
      env: { TMPDIR: '/nowhere', PLUGIN_UNIX_SOCKET_DIR: root },
      platform: 'linux',
    });
    expect(path.dirname(path.dirname(socket))).toBe(root);
    remove();
  });

  test('a path of 107 bytes is used, one of 108 falls back to /tmp', () => {
    const overhead = Buffer.byteLength('/tfplugin-XXXXXX/s');
    const fitting = makeSocketFolder({ env: { TMPDIR: longFolder(107 - overhead) }, platform: 'linux' });
    expect(Buffer.byteLength(fitting.socket)).toBe(107);
    fitting.remove();
    const short = makeSocketFolder({ env: { TMPDIR: longFolder(108 - overhead) }, platform: 'linux' });
    expect(short.socket).toMatch(/^\/tmp\/tfplugin-\w{6}\/s$/);
    short.remove();
  });

  test('macOS holds four bytes less', () => {
    const folder = longFolder(104 - Buffer.byteLength('/tfplugin-XXXXXX/s'));
    const { socket, remove } = makeSocketFolder({ env: { TMPDIR: folder }, platform: 'darwin' });
    expect(socket).toMatch(/^\/tmp\//);
    remove();
  });

  test('a TMPDIR that is not there falls back to /tmp', () => {
    const { socket, remove } = makeSocketFolder({ env: { TMPDIR: path.join(root, 'none') }, platform: 'linux' });
    expect(socket).toMatch(/^\/tmp\//);
    remove();
  });
});

describe('listen', () => {
  let servers: Server[] = [];
  afterEach(() => {
    servers.forEach((server) => server.close());
    servers = [];
  });

  function newServer(): Server {
    const server = createServer();
    servers.push(server);
    return server;
  }

  async function takePort(): Promise<number> {
    const server = newServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  test('on a unix socket', async () => {
    const { network, address, remove } = await listen(newServer(), { env: {}, platform: 'linux' });
    expect(network).toBe('unix');
    expect(statSync(address).isSocket()).toBe(true);
    remove();
    expect(existsSync(path.dirname(address))).toBe(false);
  });

  test('where there are no unix sockets, on the first free port of the range', async () => {
    const taken = await takePort();
    const env = { PLUGIN_MIN_PORT: `${taken}`, PLUGIN_MAX_PORT: `${taken + 20}` };
    const { network, address, remove } = await listen(newServer(), { env, platform: 'win32' });
    expect(network).toBe('tcp');
    expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    const port = Number(address.split(':')[1]);
    expect(port).toBeGreaterThan(taken);
    expect(port).toBeLessThanOrEqual(taken + 20);
    expect(remove).not.toThrow();
  });

  test('on any port where no range is given', async () => {
    const { address } = await listen(newServer(), { env: {}, platform: 'win32' });
    expect(address).toMatch(/^127\.0\.0\.1:[1-9]\d+$/);
  });

  test('a range that is full is said in a sentence', async () => {
    const taken = `${await takePort()}`;
    const env = { PLUGIN_MIN_PORT: taken, PLUGIN_MAX_PORT: taken };
    await expect(listen(newServer(), { env, platform: 'win32' })).rejects.toThrow(
      `No port from ${taken} to ${taken} is free on 127.0.0.1: end what listens there, and try again.`,
    );
  });

  test('what was made for a socket that does not open is removed again', async () => {
    const parent = mkdtempSync(path.join(tmpdir(), 'l-'));
    const server = newServer();
    await listen(server, { env: {}, platform: 'win32' });
    await expect(listen(server, { env: { TMPDIR: parent }, platform: 'linux' })).rejects.toThrow('more than once');
    expect(readdirSync(parent)).toEqual([]);
    rmSync(parent, { recursive: true });
  });
});
