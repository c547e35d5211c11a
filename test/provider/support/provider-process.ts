// The built executable, started and called as Terraform does it, by a gRPC client that shares no code with its server.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { makeCertificate } from '../../../src/tfplugin/certificate/make-certificate';
import type { Diagnostic } from '../../../src/tfplugin/proto/tfplugin6';
import { LIB_BIN } from '../../support/emulator-process';
import { environment } from '../../support/terraform';
import { grpcClient, RPC, type GrpcClient, type Rpc } from '../../tfplugin/support/grpc-client';
import { COOKIE } from '../../tfplugin/support/test-host';
import { jobConfig, providerConfig, unpack, type Config } from './values';

export const EXECUTABLE = path.join(LIB_BIN, 'terraform-provider-atlas');

const TERRAFORM_VERSION = '1.11.4';
const TYPE = 'atlas_snapshot_export_job';

export interface Told {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Empty where the diagnostic is about no attribute. */
  readonly path: string;
}

export interface ReadAnswer {
  /** Undefined where the read failed. */
  readonly state: Config | undefined;
  /** The protocol's number of the reason, where the read was put off. */
  readonly deferred: number | undefined;
  readonly diagnostics: readonly Told[];
}

const started: ProviderProcess[] = [];

/** Whatever a test did with it, each one ends as soon as it is left. */
afterAll(async () => {
  const codes = await Promise.all(started.splice(0).map((provider) => provider.end()));
  expect(codes.filter((code) => code !== 0)).toEqual([]);
});

export class ProviderProcess {
  /** What it wrote to standard error. */
  public log = '';
  /** Every answer that it gave, as text. */
  public answers = '';
  private readonly ended: Promise<unknown[]>;

  private constructor(
    child: ChildProcess,
    private readonly client: GrpcClient,
  ) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    this.ended = once(child, 'close');
  }

  /** Starts it with these variables, beside those of this process that mean nothing to it. */
  public static async start(settings: Readonly<Record<string, string>> = {}): Promise<ProviderProcess> {
    const identity = makeCertificate(new Date());
    const env = { ...environment(), ...COOKIE, PLUGIN_CLIENT_CERT: identity.certificatePem, ...settings };
    const child = spawn(EXECUTABLE, [], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [handshake] = (await once(child.stdout, 'data')) as [Buffer];
    const provider = new ProviderProcess(child, grpcClient(handshake.toString(), identity));
    started.push(provider);
    return provider;
  }

  /** Starts and configures it; throws where it has something to say about the provider block. */
  public static async configured(
    settings: Readonly<Record<string, string>>,
    block: Config = {},
  ): Promise<ProviderProcess> {
    const provider = await ProviderProcess.start(settings);
    const diagnostics = await provider.configure(block);
    if (diagnostics.length > 0) throw new Error(diagnostics.map(({ detail }) => detail).join('\n'));
    return provider;
  }

  public async validateProvider(block: Config): Promise<Told[]> {
    const { diagnostics } = await this.call(RPC.validateProviderConfig, { config: providerConfig(block) });
    return told(diagnostics);
  }

  public async configure(block: Config): Promise<Told[]> {
    const request = { terraformVersion: TERRAFORM_VERSION, config: providerConfig(block) };
    return told((await this.call(RPC.configureProvider, request)).diagnostics);
  }

  public async validate(config: Config): Promise<Told[]> {
    const request = { typeName: TYPE, config: jobConfig(config) };
    return told((await this.call(RPC.validateDataResourceConfig, request)).diagnostics);
  }

  public async read(config: Config, options: { deferralAllowed?: boolean } = {}): Promise<ReadAnswer> {
    const request = { typeName: TYPE, config: jobConfig(config), clientCapabilities: options };
    const { state, deferred, diagnostics } = await this.call(RPC.readDataSource, request);
    return {
      state: state?.msgpack === undefined ? undefined : (unpack(state.msgpack) as Config),
      deferred: deferred?.reason,
      diagnostics: told(diagnostics),
    };
  }

  public async stopProvider(): Promise<void> {
    await this.call(RPC.stopProvider, {});
  }

  /** Leaves it as Terraform does; settles with its exit code when it has gone. */
  public async end(): Promise<unknown> {
    this.client.close();
    const [code] = await this.ended;
    return code;
  }

  private async call<Request, Answer>(rpc: Rpc<Request, Answer>, request: Request): Promise<Answer> {
    const bytes = rpc.requestType.encode(request).finish();
    const answer = await this.client.callBytes(`/tfplugin6.Provider/${rpc.name}`, bytes);
    this.answers += answer.toString();
    return rpc.responseType.decode(answer);
  }
}

function told(diagnostics: readonly Diagnostic[] = []): Told[] {
  return diagnostics.map(({ severity, summary = '', detail = '', attribute }) => ({
    severity: severity === 1 ? 'error' : 'warning',
    summary,
    detail,
    path: (attribute?.steps ?? []).map(({ selector }) => selector?.value).join('.'),
  }));
}
