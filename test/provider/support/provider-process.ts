// The built executable, started and called as Terraform does it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { makeCertificate } from '../../../src/tfplugin/certificate/make-certificate';
import { LIB_BIN } from '../../support/emulator-process';
import { environment } from '../../support/terraform';
import { grpcClient, type GrpcClient } from '../../tfplugin/support/grpc-client';
import { COOKIE } from '../../tfplugin/support/test-host';
import { ProviderClient } from './provider-client';
import type { Config } from './values';

export const EXECUTABLE = path.join(LIB_BIN, 'terraform-provider-atlas');

const started: ProviderProcess[] = [];

/** Whatever a test did with it, each one ends as soon as it is left. */
afterAll(async () => {
  const codes = await Promise.all(started.splice(0).map((provider) => provider.end()));
  expect(codes.filter((code) => code !== 0)).toEqual([]);
});

export class ProviderProcess extends ProviderClient {
  /** What it wrote to standard error. */
  public log = '';
  private readonly ended: Promise<unknown[]>;

  private constructor(child: ChildProcess, client: GrpcClient) {
    super(client);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    this.ended = once(child, 'close');
  }

  /** Starts it with these variables, beside those of this process that mean nothing to it. */
  public static async start(
    settings: Readonly<Record<string, string>> = {},
    executable = EXECUTABLE,
  ): Promise<ProviderProcess> {
    const identity = makeCertificate(new Date());
    const env = { ...environment(), ...COOKIE, PLUGIN_CLIENT_CERT: identity.certificatePem, ...settings };
    const child = spawn(executable, [], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [handshake] = (await once(child.stdout, 'data')) as [Buffer];
    const provider = new ProviderProcess(child, grpcClient(handshake.toString(), identity));
    started.push(provider);
    return provider;
  }

  /** Starts and configures it; throws where it has something to say about the provider block. */
  public static async configured(
    settings: Readonly<Record<string, string>>,
    block: Config = {},
    executable = EXECUTABLE,
  ): Promise<ProviderProcess> {
    const provider = await ProviderProcess.start(settings, executable);
    await provider.mustConfigure(block);
    return provider;
  }

  /** Leaves it as Terraform does; settles with its exit code when it has gone. */
  public async end(): Promise<unknown> {
    this.client.close();
    const [code] = await this.ended;
    return code;
  }
}
