// Values as Terraform sends and gets them, packed by the msgpack library alone.
import { decode, encode, ExtData } from '@msgpack/msgpack';

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

export const JOB_ARGUMENTS = ['project_id', 'cluster_name', 'export_job_id'];

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

/** A provider block: every argument is there, null where it is not given. */
export function providerConfig(given: Config): { msgpack: Uint8Array } {
  return { msgpack: encode({ ...nulls(PROVIDER_ARGUMENTS), ...given }) };
}

/** A data block: every attribute and block is there, null where it is not given. */
export function jobConfig(given: Config): { msgpack: Uint8Array } {
  return { msgpack: encode({ ...nulls([...JOB_ARGUMENTS, ...JOB_OUTPUTS, 'timeouts']), ...given }) };
}

/** Unknown values come back as ExtData. */
export function unpack(msgpack: Uint8Array): unknown {
  return decode(new Uint8Array(msgpack));
}

function nulls(names: readonly string[]): Config {
  return Object.fromEntries(names.map((name) => [name, null]));
}
