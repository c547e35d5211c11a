// An export bucket as the context file holds it.
import type { ExportBucket } from './export-bucket';
import { flag, readStored, required, text } from './stored-fields';

/** The bucket, or words that say what is wrong with the entry, to follow its name. */
export function readStoredBucket(value: unknown): ExportBucket | string {
  return readStored(value, (fields) => ({
    id: required(text(fields, 'id'), 'id'),
    bucketName: required(text(fields, 'bucketName'), 'bucketName'),
    cloudProvider: required(text(fields, 'cloudProvider'), 'cloudProvider'),
    region: text(fields, 'region'),
    iamRoleId: text(fields, 'iamRoleId'),
    roleId: text(fields, 'roleId'),
    serviceUrl: text(fields, 'serviceUrl'),
    tenantId: text(fields, 'tenantId'),
    requirePrivateNetworking: flag(fields, 'requirePrivateNetworking'),
  }));
}
