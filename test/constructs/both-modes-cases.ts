// Answers of Atlas that make it hard for both modes to say the same.
import { readFixture } from '../contract/validate-shape';

type Body = Readonly<Record<string, unknown>>;

export interface Case {
  readonly name: string;
  readonly job: Body;
  readonly bucket: Body;
  readonly database: string;
  readonly collection: string;
}

const ROLE = '650000000000000000000a01';
const AWS = { bucketName: 'orders-exports', cloudProvider: 'AWS', iamRoleId: ROLE, region: 'us-east-1' };
const TENANT = '4297fc77-1592-4de8-a6d5-a8c32401df87';
const AZURE = { bucketName: 'exports', cloudProvider: 'AZURE', roleId: ROLE, tenantId: TENANT };
const STORAGE = 'https://ordersexports.blob.core.windows.net';

/** What HCL, JSON, cdktf or HTML takes for more than text. */
const ODD = 'a${b} $${c} %{ if } %%{d} "e" \\ \\n <f>&\u2028\u2029 \u{1f98a} e\u0301 -8.1e+298 $';

const successful = readFixture('job-successful') as Body;
const NAMES = { database: 'orders', collection: 'items' };

function of(name: string, own: Body, rest: Partial<Omit<Case, 'name' | 'job'>> = {}): Case {
  return { name, job: { ...successful, ...own }, bucket: AWS, ...NAMES, ...rest };
}

const FIXTURES = ['successful', 'sharded', 'failed', 'cancelled', 'in-progress', 'queued'].map((name): Case => {
  return { name: `the recorded job-${name}`, job: readFixture(`job-${name}`) as Body, bucket: AWS, ...NAMES };
});

export const CASES: readonly Case[] = [
  ...FIXTURES,
  of('no prefix', { prefix: null }),
  of('a prefix that is one slash', { prefix: '/' }),
  of('a prefix between slashes', { prefix: '//exported_snapshots/o/p/c/2024-05-06T0700+0000/1714979100//' }),
  of('a prefix with odd characters', { prefix: `${ODD}\n\t\u0001\u007f/\${TfToken[TOKEN.1]}/${ODD}` }),
  of('names with odd characters', {}, { database: ODD, collection: `x ${ODD}` }),
  of('next to nothing', { state: null, createdAt: null, snapshotId: null, finishedAt: null }),
  of('an S3 bucket without a region', {}, { bucket: { ...AWS, region: null } }),
  of('a container in the URL', {}, { bucket: { ...AZURE, serviceUrl: `${STORAGE}/exports/` } }),
  of('a container beside the URL', {}, { bucket: { ...AZURE, serviceUrl: STORAGE } }),
  of('a Google Cloud Storage bucket', {}, { bucket: { bucketName: 'gcs', cloudProvider: 'GCP', roleId: ROLE } }),
  of('a cloud that came later', {}, { bucket: { bucketName: 'later', cloudProvider: 'OCI' } }),
];
