// What happens when something is wrong, one case for each name given as an argument; each language has this program.
// It prints one JSON object: what was thrown as "error", or what came out as "value".
import { App, TerraformStack } from 'cdktf';
import { AtlasLookup, AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } from 'cdktf-provider-atlas';

const setting = (name: string): string => process.env[name] ?? '';
const cluster = { projectId: setting('ATLAS_PROJECT_ID'), clusterName: setting('ATLAS_CLUSTER_NAME') };
const stack = new TerraformStack(new App(), 'stack');

const atApply = (id: string, exportJobId: string): DataAtlasSnapshotExportJob =>
  new DataAtlasSnapshotExportJob(stack, id, { ...cluster, exportJobId });
const atSynth = (exportJobId: string, lookup?: AtlasLookup): DataAtlasSnapshotExportJob =>
  new DataAtlasSnapshotExportJob(stack, 'job', { ...cluster, exportJobId, readAt: ReadAt.SYNTH, lookup });

/** All settings as properties: where the kernel has a copy of the environment, a variable set by now is not seen. */
const allSettings = (): AtlasLookup =>
  AtlasLookup.of({
    baseUrl: setting('PROBE_BASE_URL'),
    clientId: setting('PROBE_CLIENT_ID'),
    clientSecret: setting('PROBE_CLIENT_SECRET'),
    apiVersion: 'v2',
    requestTimeout: '30s',
    timeout: '1m',
    mode: 'refresh',
    contextFile: 'kept.json',
  });

const CASES: Readonly<Record<string, () => unknown>> = {
  bad_id: () => atApply('job', 'not-an-id'),
  token_as_id: () => atSynth(atApply('first', setting('ATLAS_EXPORT_JOB_ID')).snapshotId).state,
  not_found: () => atSynth('65000000000000000000ffff').state,
  offline: () =>
    atSynth(setting('ATLAS_EXPORT_JOB_ID'), AtlasLookup.of({ mode: 'offline', contextFile: 'none.json' })).state,
  failed_job: () => atSynth(setting('ATLAS_FAILED_EXPORT_JOB_ID')).requireSuccess(),
  only_at_synth: () => atApply('job', setting('ATLAS_EXPORT_JOB_ID')).isSuccessful,
  literal_secret: () => new AtlasProvider(stack, 'atlas', { clientId: 'mdb_sa_id', clientSecret: 'a-secret-of-mine' }),
  // What the environment gives: nothing, in this case.
  no_credentials: () => atSynth(setting('ATLAS_EXPORT_JOB_ID')).state,
  properties: () => atSynth(setting('ATLAS_EXPORT_JOB_ID'), allSettings()).state,
  // Never ends by itself.
  wait: () =>
    new DataAtlasSnapshotExportJob(stack, 'job', {
      ...cluster,
      exportJobId: setting('ATLAS_UNFINISHED_EXPORT_JOB_ID'),
      readAt: ReadAt.SYNTH,
      waitForSuccess: true,
    }).state,
};

function outcome(name: string): unknown {
  const run = CASES[name];
  if (run === undefined) throw new Error(`No case ${name}`);
  try {
    const value = run();
    return { value: typeof value === 'object' ? null : value };
  } catch (reason) {
    return { error: (reason as Error).message };
  }
}

process.stdout.write(`${JSON.stringify(outcome(process.argv[2] ?? ''))}\n`);
