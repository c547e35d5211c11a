// Data blocks and outputs of export jobs, as configuration in JSON.
import type { EmulatorFacts, EmulatorProcess } from '../../support/emulator-process';
import { FAULTY_PROJECT } from '../../support/faults';
import type { Configuration } from './stack';

export const TYPE = 'atlas_snapshot_export_job';

/** The arguments of one of the emulator's jobs. */
export function job(emulator: EmulatorProcess, kind: keyof EmulatorFacts['jobs'] = 'replicaSet'): Configuration {
  const { projectId, clusterName, exportJobId } = emulator.job(kind);
  return { project_id: projectId, cluster_name: clusterName, export_job_id: exportJobId };
}

/** The arguments that read the fault of that name. */
export function faulty(cluster: string): Configuration {
  return { project_id: FAULTY_PROJECT, cluster_name: cluster, export_job_id: '6500000000000000000000e1' };
}

/** Data blocks with an output `<name>` each, which holds the whole job. */
export function jobBlocks(blocks: Readonly<Record<string, Configuration>>): Configuration {
  const outputs = Object.keys(blocks).map((name) => [name, { value: `\${data.${TYPE}.${name}}` }]);
  return { data: { [TYPE]: blocks }, output: Object.fromEntries(outputs) };
}
