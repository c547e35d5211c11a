// The provider as Terraform knows it: its configuration and its data sources.
import { AtlasError } from '../errors/atlas-error';
import { PROVIDER_VERSION } from '../model/release';
import type { Diagnostic } from '../tfplugin/diagnostics/diagnostic';
import type { ProviderDefinition } from '../tfplugin/provider-definition';
import type { ObjectValue } from '../tfplugin/values/value';
import { AtlasSession, type SessionTools } from './atlas-session';
import { errorDiagnostic, warningDiagnostic } from './diagnostics';
import { PROVIDER_SCHEMA } from './provider-schema';
import { readProviderSettings, unknownSettings } from './provider-settings';
import { snapshotExportJob } from './snapshot-export-job';

export function createProvider(tools: SessionTools): ProviderDefinition {
  const session = new AtlasSession(tools);
  const settings = (config: ObjectValue) => readProviderSettings(config, tools.environment);
  return {
    version: PROVIDER_VERSION,
    schema: PROVIDER_SCHEMA,
    validate: (config) =>
      diagnosed(() => {
        settings(config);
        return [];
      }),
    configure: async (config, { terraformVersion }) =>
      diagnosed(() => {
        const { connection, warnings } = settings(config);
        session.configure({ connection, unknown: unknownSettings(config), terraformVersion });
        return warnings.map((warning) => warningDiagnostic('Two kinds of Atlas credentials are given', warning));
      }),
    dataSources: { atlas_snapshot_export_job: snapshotExportJob(session) },
    close: () => session.close(),
  };
}

/** What the check found, or what it threw. */
function diagnosed(check: () => Diagnostic[]): Diagnostic[] {
  try {
    return check();
  } catch (reason) {
    return [errorDiagnostic(AtlasError.from(reason))];
  }
}
