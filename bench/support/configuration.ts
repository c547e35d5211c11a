// Terraform configurations: so many export jobs, and the floor, which is as many resources that need no provider.
import { clusterName, exportJobId, exportJobIdExpression, PROJECT_ID } from './seed';

const PROVIDERS = { required_providers: { atlas: { source: 'terraform.local/cdktf/atlas' } } };

export interface Reading {
  readonly jobs: number;
  /** How many the cluster has; left out, no others. The last ones are read. */
  readonly ofCluster?: number;
}

/** One block with a count, so that most of the time is the reads' own and not that of reading the configuration. */
export function reading({ jobs, ofCluster = jobs }: Reading): object {
  const job = { ...address(ofCluster, exportJobIdExpression(`count.index + ${ofCluster - jobs}`)), count: jobs };
  return { terraform: PROVIDERS, data: { atlas_snapshot_export_job: { job } } };
}

export function floor(jobs: number): object {
  return { resource: { terraform_data: { job: { count: jobs, input: prefix('${count.index}') } } } };
}

/** A block for each, as constructs are synthesized. */
export function readingInBlocks(jobs: number): object {
  const blocks = each(jobs, (index) => address(jobs, exportJobId(index)));
  return { terraform: PROVIDERS, data: { atlas_snapshot_export_job: blocks } };
}

export function floorInBlocks(jobs: number): object {
  return { resource: { terraform_data: each(jobs, (index) => ({ input: prefix(String(index)) })) } };
}

/** One job whose prefix goes into a resource, so that there is something to apply. */
export function handingOn(): object {
  const input = '${data.atlas_snapshot_export_job.job.prefix}';
  return {
    terraform: PROVIDERS,
    data: { atlas_snapshot_export_job: { job: address(1, exportJobId(0)) } },
    resource: { terraform_data: { job: { input } } },
  };
}

/** The jobs of many clusters, so few of each that they are read one by one. */
export function readingOfClusters(names: readonly string[], jobsOfEach: number): object {
  const clusters = names.map((name, index) => [
    `cluster${index}`,
    { count: jobsOfEach, ...addressIn(name, exportJobIdExpression('count.index')) },
  ]);
  return { terraform: PROVIDERS, data: { atlas_snapshot_export_job: Object.fromEntries(clusters) as object } };
}

function address(clusterSize: number, exportJobId: string): object {
  return addressIn(clusterName(clusterSize), exportJobId);
}

function addressIn(cluster: string, exportJobId: string): object {
  return { project_id: PROJECT_ID, cluster_name: cluster, export_job_id: exportJobId };
}

function prefix(last: string): string {
  return `exported_snapshots/5f00c0ffee5f00c0ffee5f00/${last}`;
}

function each(count: number, block: (index: number) => object): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`job${index}`, block(index)]));
}
