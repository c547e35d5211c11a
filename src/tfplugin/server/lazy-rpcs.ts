// The provider's RPCs before their code is there: it is loaded once, with the first call that needs it.
import { GrpcError, GrpcStatus } from '../transport/grpc-error';
import type { GrpcMethod } from '../transport/grpc-method';
import type { ProviderRpcs } from './provider-rpcs';

const SERVICE = '/tfplugin6.Provider/';
const GET_PROVIDER_SCHEMA = `${SERVICE}GetProviderSchema`;

export interface LazyRpcsOptions {
  readonly load: () => ProviderRpcs | Promise<ProviderRpcs>;
  /** The answer to GetProviderSchema where it was made ahead: it doesn't wait for what is loaded. */
  readonly schemaBytes: Uint8Array | undefined;
}

export class LazyRpcs {
  private loaded: Promise<ProviderRpcs> | undefined;

  public constructor(private readonly options: LazyRpcsOptions) {}

  /** What answers that path, if it is one of the provider's. */
  public find(path: string): GrpcMethod | undefined {
    const { schemaBytes } = this.options;
    if (path === GET_PROVIDER_SCHEMA && schemaBytes !== undefined) return { kind: 'unary', handle: () => schemaBytes };
    return path.startsWith(SERVICE) ? this.late(path) : undefined;
  }

  /** Closes the provider if it has been loaded. */
  public async close(): Promise<void> {
    if (this.loaded !== undefined) await (await this.loaded).close();
  }

  private late(path: string): GrpcMethod {
    return {
      kind: 'unary',
      handle: async (request, call) => {
        const method = (await this.get()).methods.get(path);
        if (method?.kind !== 'unary') throw GrpcError.unknownMethod(path);
        return method.handle(request, call);
      },
    };
  }

  private get(): Promise<ProviderRpcs> {
    this.loaded ??= Promise.resolve().then(this.options.load).catch(notLoaded);
    return this.loaded;
  }
}

/** No diagnostic can be made without the provider's code; Terraform shows the text of a status too. */
function notLoaded(reason: unknown): never {
  const [why] = (reason instanceof Error ? reason.message : String(reason)).split('\n');
  throw new GrpcError(
    GrpcStatus.INTERNAL,
    `The provider could not load its own code: ${why}. Install the provider again, then run terraform init.`,
  );
}
