// The calls that Terraform makes of the provider, made through a gRPC client that shares no code with its server.
import type { Diagnostic } from '../../../src/tfplugin/proto/tfplugin6';
import { RPC, type GrpcClient, type Rpc } from '../../tfplugin/support/grpc-client';
import { dataConfig, providerConfig, unpack, type Config, type DataSourceType } from './values';

const TERRAFORM_VERSION = '1.11.4';
const JOB: DataSourceType = 'atlas_snapshot_export_job';

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

interface ReadOptions {
  readonly type?: DataSourceType;
  readonly deferralAllowed?: boolean;
}

/** Where no type of data source is given, it is the one of a single job. */
export class ProviderClient {
  /** Every answer that the provider gave, as text. */
  public answers = '';

  protected constructor(protected readonly client: GrpcClient) {}

  public async validateProvider(block: Config): Promise<Told[]> {
    const { diagnostics } = await this.call(RPC.validateProviderConfig, { config: providerConfig(block) });
    return told(diagnostics);
  }

  public async configure(block: Config): Promise<Told[]> {
    const request = { terraformVersion: TERRAFORM_VERSION, config: providerConfig(block) };
    return told((await this.call(RPC.configureProvider, request)).diagnostics);
  }

  /** Configures it; throws where it has something to say about the provider block. */
  public async mustConfigure(block: Config): Promise<void> {
    const diagnostics = await this.configure(block);
    if (diagnostics.length > 0) throw new Error(diagnostics.map(({ detail }) => detail).join('\n'));
  }

  public async validate(config: Config, type = JOB): Promise<Told[]> {
    const request = { typeName: type, config: dataConfig(type, config) };
    return told((await this.call(RPC.validateDataResourceConfig, request)).diagnostics);
  }

  public async read(config: Config, { type = JOB, ...options }: ReadOptions = {}): Promise<ReadAnswer> {
    const request = { typeName: type, config: dataConfig(type, config), clientCapabilities: options };
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
