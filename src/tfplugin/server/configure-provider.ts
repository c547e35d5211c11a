// ConfigureProvider: hands the configuration over, once, before the first read.
import { toProtoDiagnostic } from '../diagnostics/to-proto-diagnostic';
import type { ConfigureProviderRequest, DiagnosticsAt1 } from '../proto/tfplugin6';
import type { Call } from '../transport/grpc-method';
import { readConfig } from './read-config';
import type { ServerContext } from './server-context';

export async function configureProvider(
  { provider, running }: ServerContext,
  { config, terraformVersion = '' }: ConfigureProviderRequest,
  call: Call,
): Promise<DiagnosticsAt1> {
  const value = readConfig(config, provider.schema);
  const diagnostics = await running.run(call, (signal) => provider.configure(value, { terraformVersion, signal }));
  return { diagnostics: diagnostics.map(toProtoDiagnostic) };
}
