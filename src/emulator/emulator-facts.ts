// What a client has to know of a running emulator: the object of the ready line.
import type { EmulatorCredentials } from './credentials';
import { existingAt, stateAt } from './job-life';
import type { ExportJobSeed, World } from './seed';

export interface EmulatorFacts extends EmulatorCredentials {
  readonly baseUrl: string;
  /** The first project that answers, and its first cluster and bucket. */
  readonly projectId: string;
  readonly clusterName: string;
  /** The first job of each kind in that cluster at the start; the empty text where a seed has none. */
  readonly jobs: {
    readonly replicaSet: string;
    readonly sharded: string;
    readonly queued: string;
    readonly inProgress: string;
    readonly failed: string;
    readonly cancelled: string;
  };
  readonly exportBucketId: string;
  readonly forbiddenProjectId: string;
}

export function factsOf(world: World, credentials: EmulatorCredentials, baseUrl: string, now: number): EmulatorFacts {
  const project = world.projects.find(({ forbidden }) => forbidden === undefined);
  const cluster = project?.clusters[0];
  const jobs = existingAt(cluster?.exportJobs ?? [], now);
  const idOf = (isMeant: (job: ExportJobSeed) => boolean) => jobs.find(isMeant)?.id ?? '';
  const inState = (state: string) => idOf((job) => stateAt(job, now) === state);
  const successful = (isSharded: boolean) =>
    idOf((job) => stateAt(job, now) === 'Successful' && (job.components !== undefined) === isSharded);
  return {
    baseUrl,
    projectId: project?.id ?? '',
    clusterName: cluster?.name ?? '',
    jobs: {
      replicaSet: successful(false),
      sharded: successful(true),
      queued: inState('Queued'),
      inProgress: inState('InProgress'),
      failed: inState('Failed'),
      cancelled: inState('Cancelled'),
    },
    exportBucketId: project?.exportBuckets[0]?._id ?? '',
    forbiddenProjectId: world.projects.find(({ forbidden }) => forbidden !== undefined)?.id ?? '',
    publicKey: credentials.publicKey,
    privateKey: credentials.privateKey,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
    accessToken: credentials.accessToken,
  };
}
