// ValidateProviderConfig: checks of the provider's configuration; values may be unknown.
import { toProtoDiagnostic } from '../diagnostics/to-proto-diagnostic';
import type { DiagnosticsAt2, ValidateProviderConfigRequest } from '../proto/tfplugin6';
import { readConfig } from './read-config';
import type { ServerContext } from './server-context';

export function validateProviderConfig(
  { provider }: ServerContext,
  { config }: ValidateProviderConfigRequest,
): DiagnosticsAt2 {
  return { diagnostics: provider.validate(readConfig(config, provider.schema)).map(toProtoDiagnostic) };
}
