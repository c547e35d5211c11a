// Which operation of the API a request is, by the official operationId; the OAuth endpoints have names of ours.

const GROUP = '/api/atlas/(?:v2|v1\\.0)/groups/[^/]+';
const EXPORTS = `${GROUP}/clusters/[^/]+/backup/exports`;
const BUCKETS = `${GROUP}/backup/exportBuckets`;

const OPERATIONS: readonly (readonly [method: string, path: RegExp, operation: string])[] = [
  ['GET', new RegExp(`^${EXPORTS}/[^/]+$`), 'getGroupClusterBackupExport'],
  ['GET', new RegExp(`^${EXPORTS}$`), 'listGroupClusterBackupExports'],
  ['GET', new RegExp(`^${BUCKETS}/[^/]+$`), 'getGroupBackupExportBucket'],
  ['GET', new RegExp(`^${BUCKETS}$`), 'listGroupBackupExportBuckets'],
  ['POST', /^\/api\/oauth\/token$/, 'createToken'],
  ['POST', /^\/api\/oauth\/revoke$/, 'revokeToken'],
];

export const OPERATION_NAMES: readonly string[] = OPERATIONS.map(([, , operation]) => operation);

export function operationOf(method: string, path: string): string | null {
  return OPERATIONS.find(([verb, pattern]) => verb === method && pattern.test(path))?.[2] ?? null;
}
