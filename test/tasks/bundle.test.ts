// The provider as it was built: a small file that Terraform starts, and a second one with the provider's code.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createProvider } from '../../src/provider/provider';
import { makeCertificate } from '../../src/tfplugin/certificate/make-certificate';
import { encodeProviderSchema } from '../../src/tfplugin/schema/encode-provider-schema';
import { LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { environment } from '../support/terraform';
import { grpcClient, RPC, type GrpcClient } from '../tfplugin/support/grpc-client';
import { COOKIE } from '../tfplugin/support/test-host';

const EXECUTABLE = path.join(LIB_BIN, 'terraform-provider-atlas');

/** Starts the executable, hands its client over, and ends it as Terraform does. */
async function withProvider(executable: string, use: (client: GrpcClient) => Promise<void>): Promise<void> {
  const identity = makeCertificate(new Date());
  const env = { ...environment(), ...COOKIE, PLUGIN_CLIENT_CERT: identity.certificatePem };
  const child = spawn(executable, [], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [handshake] = (await once(child.stdout, 'data')) as [Buffer];
  const client = grpcClient(handshake.toString(), identity);
  try {
    await use(client);
  } finally {
    await client.callBytes('/plugin.GRPCController/Shutdown', Buffer.of());
    client.close();
    await exited;
  }
}

test('the file that Terraform starts stays small, whatever the provider grows to', () => {
  const text = readFileSync(EXECUTABLE, 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThan(50_000);
  expect(text).not.toContain('EXPORT_JOB_NOT_FOUND');
});

test.each(['terraform-provider-atlas', 'atlas-provider.more.js'])('%s takes one byte a character in memory', (name) => {
  const others = /.{0,40}[^\x00-\x7f]+/g;
  expect(readFileSync(path.join(LIB_BIN, name), 'utf8').match(others)).toBeNull();
});

test('no bundle carries the messages of packages to their own developers', () => {
  const carried = readFileSync(path.join(LIB_BIN, 'THIRD_PARTY_LICENSES'), 'utf8');
  expect(carried).toMatch(/^https-proxy-agent /m);
  expect(carried).not.toMatch(/^debug /m);
});

test('the schema that was made ahead is the one that the provider has', async () => {
  const schema = encodeProviderSchema(createProvider({ environment: {}, log: () => undefined }));
  await withProvider(EXECUTABLE, async (client) => {
    const answer = await client.callBytes('/tfplugin6.Provider/GetProviderSchema', Buffer.of());
    expect(answer).toEqual(Buffer.from(schema));
  });
});

test('without its second file it still answers the schema, and says what to do to everything else', async () => {
  const alone = path.join(temporaryFolder(), 'terraform-provider-atlas_v0.1.0');
  copyFileSync(EXECUTABLE, alone);
  await withProvider(alone, async (client) => {
    expect((await client.call(RPC.getProviderSchema, {})).provider).toBeDefined();
    await expect(client.call(RPC.validateProviderConfig, {})).rejects.toMatchObject({
      code: 13,
      details:
        "The provider could not load its own code: Cannot find module './atlas-provider.more.js'. " +
        'Install the provider again, then run terraform init.',
    });
  });
});

test('a failure keeps its code and its attribute on the way out of the second file', async () => {
  await withProvider(EXECUTABLE, async (client) => {
    const config = { json: Buffer.of(), msgpack: Buffer.from([0x81, 0xa8, ...Buffer.from('base_url'), 0xa1, 0x78]) };
    const { diagnostics } = await client.call(RPC.validateProviderConfig, { config });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        detail: expect.stringContaining('Code: INVALID_SETTING'),
        attribute: { steps: [{ selector: { $case: 'attributeName', value: 'base_url' } }] },
      }),
    ]);
  });
});
