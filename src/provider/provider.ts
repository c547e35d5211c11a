// The provider as Terraform knows it: its configuration and its data sources.
import { PROVIDER_VERSION } from '../model/release';
import type { Diagnostic } from '../tfplugin/diagnostics/diagnostic';
import type { DataSourceDefinition, ProviderDefinition } from '../tfplugin/provider-definition';
import type { ObjectValue } from '../tfplugin/values/value';
import { AtlasSession, type SessionTools } from './atlas-session';
import type { DATA_SOURCE_SCHEMAS } from './data-source-schemas';
import { errorDiagnostic, warningDiagnostic } from './diagnostics';
import { PROVIDER_SCHEMA } from './provider-schema';
import { providerProblems, readProviderSettings } from './provider-settings';
import { snapshotExportBucket } from './snapshot-export-bucket';
import { snapshotExportBuckets } from './snapshot-export-buckets';
import { snapshotExportJob } from './snapshot-export-job';
import { snapshotExportJobs } from './snapshot-export-jobs';

export function createProvider(tools: SessionTools): ProviderDefinition {
  const session = new AtlasSession(tools);
  const { environment } = tools;
  const problems = (config: ObjectValue): Diagnostic[] => providerProblems(config, environment).map(errorDiagnostic);
  const dataSources: Record<keyof typeof DATA_SOURCE_SCHEMAS, DataSourceDefinition> = {
    atlas_snapshot_export_bucket: snapshotExportBucket(session),
    atlas_snapshot_export_buckets: snapshotExportBuckets(session),
    atlas_snapshot_export_job: snapshotExportJob(session),
    atlas_snapshot_export_jobs: snapshotExportJobs(session),
  };
  return {
    version: PROVIDER_VERSION,
    schema: PROVIDER_SCHEMA,
    validate: problems,
    configure: async (config, { terraformVersion }) => {
      const refused = problems(config);
      if (refused.length > 0) return refused;
      const { connection, warnings, unknown } = readProviderSettings(config, environment);
      session.configure({ connection, unknown, terraformVersion });
      return warnings.map((warning) => warningDiagnostic('Two kinds of Atlas credentials are given', warning));
    },
    dataSources,
    close: () => session.close(),
  };
}
