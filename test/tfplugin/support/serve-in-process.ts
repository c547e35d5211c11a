// A provider served inside the test, and a client connected to it.
import { makeCertificate } from '../../../src/tfplugin/certificate/make-certificate';
import type { ProviderDefinition } from '../../../src/tfplugin/provider-definition';
import { serve, type ServeOptions } from '../../../src/tfplugin/serve';
import { providerRpcs } from '../../../src/tfplugin/server/provider-rpcs';
import { grpcClient, type GrpcClient } from './grpc-client';
import { COOKIE, TestHost } from './test-host';

export interface ServedProvider {
  readonly host: TestHost;
  readonly client: GrpcClient;
  /** Ends the provider as SIGTERM would. */
  end(): Promise<void>;
}

/** Served with mutual TLS, as Terraform has it. */
export async function serveInProcess(
  provider: ProviderDefinition,
  options: Partial<ServeOptions> = {},
): Promise<ServedProvider> {
  const identity = makeCertificate(new Date());
  const host = new TestHost({ ...COOKIE, PLUGIN_CLIENT_CERT: identity.certificatePem, TF_LOG: 'trace' });
  await serve({
    name: 'terraform-provider-toy',
    host,
    load: ({ logger }) => providerRpcs(provider, logger),
    ...options,
  });
  const client = grpcClient(host.printed, identity);
  const end = async () => {
    client.close();
    host.emit('SIGTERM');
    await host.exited;
  };
  return { host, client, end };
}
