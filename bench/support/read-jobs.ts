// Reads export jobs over the provider's own protocol, many of them ten at a time as Terraform does, without Terraform.
import { ProviderDefinition, type MessageFns } from '../../src/tfplugin/proto/tfplugin6';
import { encodeValue } from '../../src/tfplugin/values/encode-value';
import type { ObjectValue } from '../../src/tfplugin/values/value';
import { PROVIDER_SCHEMA } from '../../src/provider/provider-schema';
import { SNAPSHOT_EXPORT_JOB_SCHEMA } from '../../src/provider/snapshot-export-job-schema';
import type { PluginProcess } from './plugin-process';
import { clusterName, exportJobId, PROJECT_ID } from './seed';

const { configureProvider, readDataSource } = ProviderDefinition.methods;
const AT_ONCE = 10;

/** Configures the provider and reads every job of the cluster that has so many. */
export async function readJobs(plugin: PluginProcess, jobs: number): Promise<void> {
  await configure(plugin);
  let next = 0;
  const readOn = async () => {
    for (let index = next++; index < jobs; index = next++) await readJob(plugin, jobs, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
}

/** Configures the provider and reads one job of the cluster that has so many: the newest, or the first by its id. */
export async function readOne(plugin: PluginProcess, jobs: number, isChoice: boolean): Promise<void> {
  await configure(plugin);
  const choice: ObjectValue = isChoice ? { most_recent: true } : { export_job_id: exportJobId(0) };
  await read(plugin, { project_id: PROJECT_ID, cluster_name: clusterName(jobs), ...choice });
}

async function configure(plugin: PluginProcess): Promise<void> {
  const config = { msgpack: encodeValue({}, PROVIDER_SCHEMA) };
  await ask(plugin, configureProvider, { terraformVersion: '1.11.4', config });
}

async function readJob(plugin: PluginProcess, jobs: number, index: number): Promise<void> {
  await read(plugin, { project_id: PROJECT_ID, cluster_name: clusterName(jobs), export_job_id: exportJobId(index) });
}

async function read(plugin: PluginProcess, block: ObjectValue): Promise<void> {
  const config = { msgpack: encodeValue(block, SNAPSHOT_EXPORT_JOB_SCHEMA) };
  const answer = await ask(plugin, readDataSource, { typeName: 'atlas_snapshot_export_job', config });
  if (answer.state === undefined) throw new Error(`The read failed: ${JSON.stringify(answer.diagnostics)}`);
}

interface Rpc<Request, Answer> {
  readonly name: string;
  readonly requestType: MessageFns<Request>;
  readonly responseType: MessageFns<Answer>;
}

async function ask<Request, Answer>(
  { session }: PluginProcess,
  { name, requestType, responseType }: Rpc<Request, Answer>,
  request: Request,
): Promise<Answer> {
  const bytes = requestType.encode(request).finish();
  return responseType.decode(await session.call(`/${ProviderDefinition.fullName}/${name}`, bytes));
}
