// The data source atlas_snapshot_export_bucket: where export jobs write to.
import type { AttributeSchemas, BlockSchema } from '../tfplugin/schema/block-schema';
import { flag, PROJECT_ID, requiredText, text, TIMEOUTS } from './attribute-schemas';

const API_PAGE =
  'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-getgroupbackupexportbucket';

/** The outputs of one bucket, without its id. */
export const EXPORT_BUCKET_OUTPUTS: AttributeSchemas = {
  bucket_name: text('Name of the S3 bucket, the Azure container or the Google Cloud Storage bucket.'),
  cloud_provider: text('Cloud of the bucket: `AWS`, `AZURE` or `GCP`.'),
  region: text('Region of the bucket, such as `us-east-1`. AWS only, and null where Atlas lists buckets.'),
  iam_role_id: text('Id in Atlas of the role that Atlas writes with: 24 lower-case hexadecimal digits. AWS only.'),
  role_id: text(
    'Id in Atlas of the role that Atlas writes with: 24 lower-case hexadecimal digits. Azure and GCP only.',
  ),
  service_url: text('URL of the storage account, with or without the container. Azure only.'),
  tenant_id: text('UUID of the Microsoft Entra tenant. Azure only.'),
  require_private_networking: flag('Whether Atlas writes over a private network alone. AWS only.'),
  uri: text(
    'Where the objects are, without a slash at the end: `s3://…`, `gs://…`, or `https://…` for Azure. ' +
      'A key or a `key_prefix` follows behind a slash.',
  ),
};

export const SNAPSHOT_EXPORT_BUCKET_SCHEMA: BlockSchema = {
  description:
    'One export bucket of a MongoDB Atlas project: the object storage that export jobs write to. ' +
    `Needs the role Project Read Only. See [Return One Snapshot Export Bucket](${API_PAGE}).`,
  attributes: {
    project_id: PROJECT_ID,
    export_bucket_id: requiredText(
      'Id of the export bucket in Atlas: 24 lower-case hexadecimal digits. Not the name of the bucket.',
    ),
    id: text('The same as `export_bucket_id`.'),
    ...EXPORT_BUCKET_OUTPUTS,
  },
  blocks: { timeouts: TIMEOUTS },
};
