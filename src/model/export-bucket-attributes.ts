// An export bucket under the names that its outputs have in Terraform, for the provider's state and for constructs alike.
import { bucketUri, type ExportBucket } from './export-bucket';
import type { AttributeObject } from './export-job-attributes';

/** All but the arguments that chose it. */
export function exportBucketAttributes(bucket: ExportBucket): AttributeObject {
  return {
    id: bucket.id,
    bucket_name: bucket.bucketName,
    cloud_provider: bucket.cloudProvider,
    region: bucket.region,
    iam_role_id: bucket.iamRoleId,
    role_id: bucket.roleId,
    service_url: bucket.serviceUrl,
    tenant_id: bucket.tenantId,
    require_private_networking: bucket.requirePrivateNetworking,
    uri: bucketUri(bucket),
  };
}
