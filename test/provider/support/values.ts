// Values as Terraform sends and gets them, packed by the msgpack library alone.
import { decode, encode, ExtData } from '@msgpack/msgpack';

export type DataSourceType =
  | 'atlas_snapshot_export_bucket'
  | 'atlas_snapshot_export_buckets'
  | 'atlas_snapshot_export_job'
  | 'atlas_snapshot_export_jobs';

export type Config = Readonly<Record<string, unknown>>;

/** What Terraform sends for a value that it does not know yet. */
export const UNKNOWN = new ExtData(0, new Uint8Array([0]));

/** The same with a refinement: known not to be null. */
export const UNKNOWN_NOT_NULL = new ExtData(12, encode(new Map([[1, false]])));

const PROVIDER_ARGUMENTS = [
  'public_key',
  'private_key',
  'client_id',
  'client_secret',
  'access_token',
  'base_url',
  'api_version',
  'request_timeout',
];

const FILTER = ['state', 'snapshot_id', 'export_bucket_id', 'created_after', 'max_age'];

export const JOB_ARGUMENTS = [
  'project_id',
  'cluster_name',
  'export_job_id',
  'most_recent',
  'filter',
  'wait_for_success',
  'timeouts',
];

export const JOB_OUTPUTS = [
  'id',
  'state',
  'state_reason',
  'prefix',
  'key_prefix',
  'complete_marker_key',
  'export_bucket_id',
  'snapshot_id',
  'created_at',
  'finished_at',
  'export_status',
  'components',
  'custom_data',
];

const BUCKET_OUTPUTS = [
  'id',
  'bucket_name',
  'cloud_provider',
  'region',
  'iam_role_id',
  'role_id',
  'service_url',
  'tenant_id',
  'require_private_networking',
  'uri',
];

const MEMBERS: Readonly<Record<DataSourceType, readonly string[]>> = {
  atlas_snapshot_export_bucket: ['project_id', 'export_bucket_id', 'timeouts', ...BUCKET_OUTPUTS],
  atlas_snapshot_export_buckets: ['project_id', 'id', 'results', 'timeouts'],
  atlas_snapshot_export_job: [...JOB_ARGUMENTS, ...JOB_OUTPUTS],
  atlas_snapshot_export_jobs: ['project_id', 'cluster_name', 'filter', 'id', 'results', 'timeouts'],
};

/** A provider block: every argument is there, null where it is not given. */
export function providerConfig(given: Config): { msgpack: Uint8Array } {
  return { msgpack: encode({ ...nulls(PROVIDER_ARGUMENTS), ...given }) };
}

/** A data block: every attribute and block is there, null where it is not given. */
export function dataConfig(type: DataSourceType, given: Config): { msgpack: Uint8Array } {
  return { msgpack: encode({ ...nulls(MEMBERS[type]), ...given, ...filterOf(given) }) };
}

/** Unknown values come back as ExtData. */
export function unpack(msgpack: Uint8Array): unknown {
  return decode(new Uint8Array(msgpack));
}

/** Members of names, all null. */
export function nulls(names: readonly string[]): Config {
  return Object.fromEntries(names.map((name) => [name, null]));
}

function filterOf({ filter }: Config): Config {
  const isGiven = typeof filter === 'object' && filter !== null && !(filter instanceof ExtData);
  return isGiven ? { filter: { ...nulls(FILTER), ...filter } } : {};
}
