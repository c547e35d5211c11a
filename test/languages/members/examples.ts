// What cannot be read from `.jsii`: values that fit a name, and how objects are made for which such values are not enough.

/** A variable of the environment in which the program runs. */
export interface Setting {
  readonly setting: string;
}

/** What a step before has made, by its name; `stack` is there from the start. */
export interface Made {
  readonly made: string;
}

/** A value for a parameter or a member, whose type says how to read it: an enum's member is given by its name. */
export type Example = string | number | boolean | Setting | Made | { readonly [member: string]: Example };

/** `new Type(…)` for the name of a class, `Type.method(…)` for that of a static method. */
export type Step = readonly [make: string, ...given: readonly Example[]];

const JOB = 'DataAtlasSnapshotExportJob';
const JOBS = 'DataAtlasSnapshotExportJobs';
const BUCKET = 'DataAtlasSnapshotExportBucket';
const BUCKETS = 'DataAtlasSnapshotExportBuckets';

const STACK = { made: 'stack' };
const PROJECT = { setting: 'ATLAS_PROJECT_ID' };
const REPLICA_SET = { setting: 'ATLAS_EXPORT_JOB_ID' };
const SHARDED = { setting: 'ATLAS_SHARDED_EXPORT_JOB_ID' };
const FAILED = { setting: 'ATLAS_FAILED_EXPORT_JOB_ID' };
const UNFINISHED = { setting: 'ATLAS_UNFINISHED_EXPORT_JOB_ID' };

const CLUSTER = { projectId: PROJECT, clusterName: { setting: 'ATLAS_CLUSTER_NAME' } };
const ONE_BUCKET = { projectId: PROJECT, exportBucketId: { setting: 'ATLAS_EXPORT_BUCKET_ID' } };
const SELECTED = { select: { made: 'selection' } };
const APPLY = { readAt: 'APPLY', timeouts: { read: '5m' } };
const SYNTH = { readAt: 'SYNTH', lookup: { made: 'lookup' } };

/**
 * Name of a parameter or of a member → a value for it. Every class is made of these, once with everything, once with what
 * is required, even where the package then refuses it; every method, setter and static method is called with them, and
 * every struct is built of them.
 */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  accessToken: '${var.access_token}',
  alias: 'another',
  allowUnfinished: true,
  apiVersion: 'v2',
  baseUrl: { setting: 'MONGODB_ATLAS_BASE_URL' },
  bucket: { made: 'bucket' },
  bucketName: 'exports',
  clientId: { setting: 'MONGODB_ATLAS_CLIENT_ID' },
  clientSecret: '${var.client_secret}',
  cloudProvider: 'AWS',
  cluster: 'Cluster0',
  clusterName: CLUSTER.clusterName,
  collection: 'orders',
  completeMarkerKey: 'exports/one/.complete',
  complexObjectIndex: 0,
  complexObjectIsFromSet: false,
  contextFile: 'atlas.context.json',
  createdAfter: '2024-01-01T00:00:00Z',
  createdAt: '2024-05-06T07:08:09Z',
  database: 'shop',
  directory: 'provider',
  errorCode: 'EXPORT_FAILED',
  exportBucketId: ONE_BUCKET.exportBucketId,
  exportId: '65000000000000000000e001',
  exportJobId: SHARDED,
  exportedCollections: 3,
  finishedAt: '2024-05-06T08:09:10Z',
  iamRoleId: '65000000000000000000e002',
  id: '65000000000000000000e003',
  importFromId: '65000000000000000000e004',
  importToId: 'imported',
  index: 0,
  key: 'team',
  keyPrefix: 'exports/one/',
  lookup: { made: 'lookup' },
  maxAge: '87600h',
  message: 'Ünïcödé, "quotes" and a \\ backslash',
  mode: 'refresh',
  mostRecent: true,
  organization: '65000000000000000000e005',
  platforms: 'linux_amd64',
  prefix: '/exports/one',
  privateKey: '${var.private_key}',
  project: 'Project0',
  projectId: PROJECT,
  provider: { made: 'provider' },
  providerExecutable: { made: 'executable' },
  publicKey: 'abcdefgh',
  read: '3m',
  readAt: 'APPLY',
  region: 'EU_CENTRAL_1',
  replicaSetName: 'shard-0',
  requestTimeout: '45s',
  requirePrivateNetworking: false,
  roleId: '65000000000000000000e006',
  scope: STACK,
  select: { made: 'selection' },
  serviceUrl: 'https://exports.example',
  snapshotDate: '2024-05-06',
  snapshotId: '65000000000000000000e007',
  source: 'terraform.local/cdktf/atlas',
  state: 'Successful',
  stem: 'renamed',
  tenantId: '65000000000000000000e008',
  terraformAttribute: 'attribute',
  terraformResource: { made: 'parent' },
  timeout: '1m',
  timestamp: 1714979289,
  totalCollections: 4,
  uri: 's3://exports',
  value: 'blue',
  waitForSuccess: true,
  wrapsSet: false,
};

/** Name → what is made, in this order and before all that is made of the values above. */
export const STEPS: Readonly<Record<string, Step>> = {
  lookup: ['AtlasLookup.fromEnvironment'],
  executable: ['ProviderExecutable.node'],
  selection: ['ExportJobSelection.mostRecent', { maxAge: '87600h' }],
  provider: ['AtlasProvider', STACK, 'provider'],
  bucket: [BUCKET, STACK, 'bucket', { ...ONE_BUCKET, ...APPLY }],
  parent: ['bindings.dataAtlasSnapshotExportJobs.DataAtlasSnapshotExportJobs', STACK, 'parent', CLUSTER],
  jobAtApply: [JOB, STACK, 'job_at_apply', { ...CLUSTER, exportJobId: REPLICA_SET }],
  chosenAtApply: [JOB, STACK, 'chosen_at_apply', { ...CLUSTER, ...SELECTED, ...APPLY, waitForSuccess: true }],
  replicaSet: [JOB, STACK, 'replica_set', { ...CLUSTER, ...SYNTH, exportJobId: REPLICA_SET }],
  sharded: [JOB, STACK, 'sharded', { ...CLUSTER, ...SYNTH, exportJobId: SHARDED, waitForSuccess: true }],
  failed: [JOB, STACK, 'failed', { ...CLUSTER, ...SYNTH, exportJobId: FAILED }],
  unfinished: [JOB, STACK, 'unfinished', { ...CLUSTER, ...SYNTH, exportJobId: UNFINISHED, allowUnfinished: true }],
  chosen: [JOB, STACK, 'chosen', { ...CLUSTER, ...SYNTH, ...SELECTED }],
  jobsAtApply: [JOBS, STACK, 'jobs_at_apply', { ...CLUSTER, ...APPLY, filter: { maxAge: '26h' } }],
  jobsAtSynth: [JOBS, STACK, 'jobs_at_synth', { ...CLUSTER, ...SYNTH, filter: { state: 'Failed' } }],
  bucketAtSynth: [BUCKET, STACK, 'bucket_at_synth', { ...ONE_BUCKET, ...SYNTH }],
  bucketsAtApply: [BUCKETS, STACK, 'buckets_at_apply', { projectId: PROJECT, ...APPLY }],
  bucketsAtSynth: [BUCKETS, STACK, 'buckets_at_synth', { projectId: PROJECT, ...SYNTH }],
};
