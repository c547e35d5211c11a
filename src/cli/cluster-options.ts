// The flags that say whose export jobs are meant.
import type { Command } from 'commander';
import type { AtlasError } from '../errors/atlas-error';
import { identifierProblem, type ClusterAddress, type IdentifierName } from '../model/identifiers';
import { missingFlag } from './connection-options';
import type { Surroundings } from './surroundings';

/** The Atlas CLI's own; a cluster has none there. */
export const PROJECT_VARIABLE = 'MONGODB_ATLAS_PROJECT_ID';

export interface ClusterFlags {
  readonly project?: string;
  readonly cluster?: string;
}

export function addClusterOptions(command: Command): Command {
  return command
    .option('--project <id>', `id of the project (default: ${PROJECT_VARIABLE})`)
    .option('--cluster <name>', 'name of the cluster');
}

/** Throws INVALID_ARGUMENT. */
export function readCluster(flags: ClusterFlags, surroundings: Surroundings): ClusterAddress {
  const projectId = findProject(flags, surroundings);
  if (projectId === undefined)
    throw missingFlag('--project', `Give --project <id>, or set ${PROJECT_VARIABLE} in the environment`);
  const clusterName = findCluster(flags);
  if (clusterName === undefined) throw missingFlag('--cluster', 'Give --cluster <name>');
  return { projectId, clusterName };
}

/** Undefined where none is given; throws INVALID_ARGUMENT for one that has not the form. */
export function findProject({ project }: ClusterFlags, { environment }: Surroundings): string | undefined {
  if (project !== undefined) return checked('projectId', project, '--project');
  const variable = environment[PROJECT_VARIABLE] ?? '';
  return variable === '' ? undefined : checked('projectId', variable, PROJECT_VARIABLE);
}

export function findCluster({ cluster }: ClusterFlags): string | undefined {
  return cluster === undefined ? undefined : checked('clusterName', cluster, '--cluster');
}

/** The id of an export job; `label` is how the command line calls it. */
export function checkedJobId(id: string, label = 'id'): string {
  return checked('exportJobId', id, label);
}

function checked(name: IdentifierName, value: string, label: string): string {
  const problem: AtlasError | undefined = identifierProblem(name, value, { label, argument: name });
  if (problem !== undefined) throw problem;
  return value;
}
