// How much memory the provider holds at most until it has read one export job.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ProviderDefinition, type MessageFns } from '../../src/tfplugin/proto/tfplugin6';
import { encodeValue } from '../../src/tfplugin/values/encode-value';
import { PROVIDER_SCHEMA } from '../../src/provider/provider-schema';
import { SNAPSHOT_EXPORT_JOB_SCHEMA } from '../../src/provider/snapshot-export-job-schema';
import type { Bench } from '../support/bench';
import { CLUSTER_NAME, exportJobId, PROJECT_ID, type Emulator } from '../support/emulator';
import { environment } from '../support/environment';
import { interleave } from '../support/interleave';
import { peakMemory } from '../support/peak-memory';
import { startPlugin, type PluginProcess } from '../support/plugin-process';
import type { Row } from '../support/row';

const { configureProvider, readDataSource } = ProviderDefinition.methods;

export async function memory({ rounds, emulator }: Bench): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  const { node, provider } = await interleave(rounds(10), { node: bareNode, provider: () => readOnce(emulator) });
  return [
    {
      what: 'Peak memory of the provider, one read',
      unit: 'MiB',
      ours: provider.peak,
      other: node.peak,
      against: '`node` that waits',
      target: { most: 1.25, of: 'ratio' },
    },
  ];
}

/** It writes a byte when it is up, and waits to be looked at. */
async function bareNode() {
  const script = 'require("fs").writeSync(1, "."); setTimeout(() => 0, 60000)';
  const child = spawn(process.execPath, ['-e', script], { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const peak = peakMemory(child.pid ?? 0);
  child.kill();
  await once(child, 'exit');
  return { peak };
}

async function readOnce({ settings }: Emulator) {
  const plugin = await startPlugin(settings);
  const provider = { msgpack: encodeValue({}, PROVIDER_SCHEMA) };
  const address = { project_id: PROJECT_ID, cluster_name: CLUSTER_NAME, export_job_id: exportJobId(0) };
  const config = { msgpack: encodeValue(address, SNAPSHOT_EXPORT_JOB_SCHEMA) };
  await ask(plugin, configureProvider, { terraformVersion: '1.11.4', config: provider });
  const answer = await ask(plugin, readDataSource, { typeName: 'atlas_snapshot_export_job', config });
  if (answer.state === undefined) throw new Error(`The read failed: ${JSON.stringify(answer.diagnostics)}`);
  const peak = peakMemory(plugin.pid);
  await plugin.shutDown();
  return { peak };
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
