// Provokes each code that is about what the user wrote.
import fs from 'node:fs';
import path from 'node:path';
import { TerraformProvider, TerraformStack, Testing } from 'cdktf';
import { AtlasLookup, AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } from 'cdktf-provider-atlas';
import * as cdktn from 'cdktn';
import type { Construct } from 'constructs';
import { createProvider } from '../../../src/provider/provider';
import { DATA_SOURCE_SCHEMAS } from '../../../src/provider/data-source-schemas';
import { refuseComputed } from '../../../src/tfplugin/diagnostics/refuse-computed';
import { UNKNOWN, type ObjectValue } from '../../../src/tfplugin/values/value';
import { ADDRESS, SERVICE_ACCOUNT } from '../../atlas/atlas-server';
import { EmulatorProcess } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { only, thrownBy, type Provocations, type Told } from './told';

export const SECRET = 'secret-of-the-configuration';
const { clientSecret } = SERVICE_ACCOUNT as { clientSecret: string };

export const OF_THE_CONFIGURATION = {
  INVALID_ARGUMENT: () => thrownBy(() => jobIn(stack(), { projectId: 'Project 0' })),
  INVALID_SETTING: () =>
    thrownBy(() => new AtlasProvider(stack(), 'atlas', { baseUrl: `https://me:${SECRET}@atlas.example` })),
  COMPUTED_ARGUMENT: () => only(refuseComputed(DATA_SOURCE_SCHEMAS.atlas_snapshot_export_job, { state: 'Successful' })),
  MISSING_CREDENTIALS: () => readFor({}),
  INCOMPLETE_CREDENTIALS: () => only(provider().validate?.({ client_secret: clientSecret })),
  UNKNOWN_SETTING: () => readFor({ access_token: UNKNOWN }),
  LITERAL_SECRET: () => thrownBy(() => new AtlasProvider(stack(), 'atlas', { accessToken: SECRET })),
  WRONG_LIBRARY: () =>
    thrownBy(() => jobIn(new cdktn.TerraformStack(new cdktn.App({ outdir: temporaryFolder() }), 'stack'))),
  LOCAL_NAME_TAKEN: () => {
    const scope = stack();
    new Stranger(scope, 'ariga', { terraformResourceType: 'atlas', terraformProviderSource: 'ariga/atlas' });
    return only(new AtlasProvider(scope, 'atlas').node.validate());
  },
  OUTPUT_TAKEN: () => {
    const job = jobIn(stack());
    job.addOutputs();
    return thrownBy(() => job.addOutputs());
  },
  ONLY_AT_SYNTH: () => thrownBy(() => jobIn(stack()).resolved),
  ONLY_AT_APPLY: () => thrownBy(() => jobIn(stack(), { readAt: ReadAt.SYNTH, count: 2 })),
  VALUE_ABSENT: () => thrownBy(() => storedJob().getStringAttribute('no_such_value')),
  JOB_NOT_FINISHED: async () => {
    const emulator = await EmulatorProcess.start();
    const { baseUrl, accessToken } = emulator.facts;
    const lookup = AtlasLookup.of({ baseUrl, accessToken });
    const job = jobIn(stack(), { ...emulator.job('inProgress'), readAt: ReadAt.SYNTH, lookup });
    return thrownBy(() => job.state);
  },
} satisfies Provocations;

class Stranger extends TerraformProvider {}

export function stack(): TerraformStack {
  return new TerraformStack(Testing.app(), 'stack');
}

type Props = ConstructorParameters<typeof DataAtlasSnapshotExportJob>[2];

export function jobIn(scope: Construct, props: Partial<Props> = {}): DataAtlasSnapshotExportJob {
  return new DataAtlasSnapshotExportJob(scope, 'job', { ...ADDRESS, ...props });
}

/** Offline, with a context file of this text. */
export function offlineJob(context: string): DataAtlasSnapshotExportJob {
  const contextFile = path.join(temporaryFolder(), 'atlas.context.json');
  fs.writeFileSync(contextFile, context);
  const lookup = AtlasLookup.of({ baseUrl: 'https://atlas.example', mode: 'offline', contextFile, clientSecret });
  return jobIn(stack(), { readAt: ReadAt.SYNTH, lookup });
}

function storedJob(): DataAtlasSnapshotExportJob {
  const { projectId, clusterName, exportJobId } = ADDRESS;
  const key = `https://atlas.example/groups/${projectId}/clusters/${clusterName}/exports/${exportJobId}`;
  const job = { id: exportJobId, state: 'Successful', exportBucketId: '0'.repeat(24) };
  return offlineJob(JSON.stringify({ version: 1, exportJobs: { [key]: job } }));
}

export function provider() {
  return createProvider({ environment: {}, log: () => undefined });
}

/** A data block, with null for what it leaves out, as Terraform gives it. */
export const BLOCK: ObjectValue = {
  project_id: ADDRESS.projectId,
  cluster_name: ADDRESS.clusterName,
  export_job_id: ADDRESS.exportJobId,
  most_recent: null,
  filter: null,
  wait_for_success: null,
};

/** What a read tells with this provider block. */
async function readFor(block: ObjectValue): Promise<Told> {
  const { configure, dataSources } = provider();
  const { signal } = new AbortController();
  await configure?.(block, { signal, terraformVersion: '1.0.0' });
  const context = { signal, deferralAllowed: false };
  return only((await dataSources.atlas_snapshot_export_job?.read(BLOCK, context))?.diagnostics);
}
