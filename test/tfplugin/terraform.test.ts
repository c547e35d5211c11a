// The toy provider as an executable, started by Terraform itself.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCertificate } from '../../src/tfplugin/certificate/make-certificate';
import { describeAnyTerraform } from '../support/terraform';
import { grpcClient, RPC } from './support/grpc-client';
import { COOKIE } from './support/test-host';
import { buildToy, finish, type ToyExecutable } from './support/toy-executable';

let toy: ToyExecutable;
beforeAll(async () => {
  toy = await buildToy();
});
afterAll(() => toy.remove());

function greeting(behaviour: string, rest = ''): string {
  return `data "toy_greeting" "you" {\n  name      = "you"\n  behaviour = "${behaviour}"\n${rest}}\n`;
}

describeAnyTerraform('terraform', () => {
  test('validate accepts a provider block, nested attributes and a block', async () => {
    const rest = '  filter = {\n    tags = ["a"]\n  }\n  timeouts {\n    read = "1m"\n  }\n';
    const configuration = `provider "toy" {\n  token   = "secret"\n  retries = 2\n}\n${greeting('', rest)}`;
    const { code, stdout, stderr } = await toy.terraform(configuration, ['validate']);
    expect(stderr).toBe('');
    expect(stdout).toContain('The configuration is valid');
    expect(code).toBe(0);
  });

  test('apply reads every kind of attribute, and leaves nothing behind', async () => {
    const output = 'output "out" {\n  value = jsonencode(data.toy_greeting.you)\n}\n';
    const { code, stdout, stderr, leftBehind } = await toy.terraform(greeting('', '') + output, [
      'apply',
      '-auto-approve',
    ]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const [, json = '{}'] = /^out = "(.*)"$/m.exec(stdout) ?? [];
    expect(JSON.parse(json.replaceAll('\\"', '"'))).toEqual({
      absent: null,
      behaviour: '',
      count_of_letters: 3,
      filter: null,
      id: 'hello-you',
      is_long: false,
      language: 'en',
      letters: ['y', 'o', 'u'],
      name: 'you',
      parts: [
        { key: 'y', value: 0 },
        { key: 'o', value: 1 },
        { key: 'u', value: 2 },
      ],
      ratio: 1.5,
      timeouts: null,
    });
    expect(leftBehind).toEqual([]);
  });

  test('an argument that is known only at apply puts the read off until then', async () => {
    const configuration = `resource "terraform_data" "later" {\n  input = "later"\n}
data "toy_greeting" "you" {\n  name = terraform_data.later.output\n}
output "id" {\n  value = data.toy_greeting.you.id\n}\n`;
    const { code, stdout, stderr } = await toy.terraform(configuration, ['apply', '-auto-approve']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('id = "hello-later"');
  });

  test('a computed attribute that is set is refused at its line', async () => {
    const { code, stderr } = await toy.terraform(greeting('', '  id = "x"\n'), ['validate']);
    expect(code).toBe(1);
    expect(stderr).toContain('Error: Attribute is read-only');
    expect(stderr).toMatch(/on main\.tf line \d+, in data "toy_greeting" "you":\s+\d+:\s+id = "x"/);
  });

  test.each([
    ['missing', /Error: Atlas does not know the export job[^]*It is a toy\.[^]*Take another name\./],
    ['bug', /Error: Bug in the atlas provider[^]*RangeError: the toy\s+broke/],
    ['crash', /panic: terraform-provider-toy: Error: the toy crashed/],
  ])('a read that ends with %s', async (behaviour, text) => {
    const { code, stderr, stdout } = await toy.terraform(greeting(behaviour), ['plan']);
    expect(code).toBe(1);
    expect(`${stdout}${stderr}`.replace(/[│\n]+ */g, '\n')).toMatch(text);
  });

  test('what code prints to the console is in the log, and harms nothing', async () => {
    const options = { env: { TF_LOG_PROVIDER: 'INFO' } };
    const { code, stderr } = await toy.terraform(greeting('chatty'), ['plan'], options);
    expect(code).toBe(0);
    expect(stderr).toMatch(/\[INFO\] {2}provider\.terraform-provider-toy: printed by the toy/);
    expect(stderr).not.toContain('Unrecognized');
  });

  test('an interrupt ends a read that hangs, at once', async () => {
    let interruptedAt = 0;
    const { stdout, stderr, code } = await toy.terraform(greeting('hang, and say so'), ['plan'], {
      env: { TF_LOG: 'INFO' },
      // Terraform's own «Reading...» comes before it asks; a stop between the two ends nothing.
      onStart: (terraform) =>
        terraform.stderr?.on('data', (text: Buffer) => {
          if (interruptedAt > 0 || !text.toString().includes('the toy hangs')) return;
          interruptedAt = Date.now();
          terraform.kill('SIGINT');
        }),
    });
    expect(Date.now() - interruptedAt).toBeLessThan(5_000);
    expect(stdout).toContain('Interrupt received');
    expect(stderr).toContain('Read was stopped');
    expect(code).toBe(1);
  });

  test('two hundred reads, without TLS as with it', async () => {
    const configuration = 'data "toy_greeting" "you" {\n  count = 200\n  name  = "you${count.index}"\n}\n';
    for (const env of [{}, { TF_DISABLE_PLUGIN_TLS: '1' }] as Record<string, string>[]) {
      const { code, stdout, stderr } = await toy.terraform(configuration, ['plan'], { env });
      expect(stderr).toBe('');
      expect(code).toBe(0);
      expect(stdout.match(/Read complete/g)).toHaveLength(200);
    }
  });

  test('a TMPDIR that is too long for a socket', async () => {
    const parent = mkdtempSync(path.join(tmpdir(), 'long-'));
    const env = { TMPDIR: path.join(parent, 'x'.repeat(120)) };
    const { code, stderr } = await toy.terraform(greeting(''), ['plan'], { env });
    rmSync(parent, { recursive: true });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

describe('the executable', () => {
  const identity = makeCertificate(new Date());

  function start(env: Record<string, string>) {
    return spawn(toy.file, [], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  test('started by hand it says what it is', async () => {
    const { code, stdout, stderr } = await finish(start({}));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^terraform-provider-toy is a Terraform provider/);
  });

  test.each(['SIGTERM', 'SIGHUP'] as const)(
    '%s ends it with 0 and removes its socket; SIGINT does not',
    async (signal) => {
      const child = start({ ...COOKIE, PLUGIN_CLIENT_CERT: identity.certificatePem });
      const handshake = await new Promise<string>((resolve) =>
        child.stdout.once('data', (text: Buffer) => resolve(text.toString())),
      );
      child.kill('SIGINT');
      const client = grpcClient(handshake, identity);
      expect((await client.call(RPC.getMetadata, {})).dataSources).toEqual([{ typeName: 'toy_greeting' }]);
      const socket = handshake.split('|')[3] ?? '';
      expect(existsSync(socket)).toBe(true);
      child.kill(signal);
      const { code, stderr } = await finish(child);
      client.close();
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(existsSync(path.dirname(socket))).toBe(false);
    },
  );

  test('it ends when its one client has gone', async () => {
    const child = start(COOKIE);
    const handshake = await new Promise<string>((resolve) =>
      child.stdout.once('data', (text: Buffer) => resolve(text.toString())),
    );
    const client = grpcClient(handshake);
    await client.call(RPC.getMetadata, {});
    client.close();
    expect((await finish(child)).code).toBe(0);
  });
});
