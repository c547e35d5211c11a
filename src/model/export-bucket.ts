// What an export bucket is: the object storage that export jobs write to. What Atlas leaves out is null.

/** One export bucket of a project; immutable. */
export interface ExportBucket {
  readonly id: string;
  /** Name of the S3 bucket, the Azure container or the Google Cloud Storage bucket. */
  readonly bucketName: string;
  /** `AWS`, `AZURE` or `GCP`, or a cloud that Atlas added later. */
  readonly cloudProvider: string;
  /** AWS only, and left out where Atlas lists buckets. */
  readonly region: string | null;
  /** AWS only: id of the role that Atlas writes with. */
  readonly iamRoleId: string | null;
  /** Azure and GCP only: id of the role that Atlas writes with. */
  readonly roleId: string | null;
  /** Azure only: URL of the storage account, with or without the container. */
  readonly serviceUrl: string | null;
  /** Azure only. */
  readonly tenantId: string | null;
  /** AWS only. */
  readonly requirePrivateNetworking: boolean | null;
}

/** Where the bucket's objects are, without a slash at the end; null for a cloud that this release does not know. */
export function bucketUri({ cloudProvider, bucketName, serviceUrl }: ExportBucket): string | null {
  if (cloudProvider === 'AWS') return `s3://${bucketName}`;
  if (cloudProvider === 'GCP') return `gs://${bucketName}`;
  if (cloudProvider !== 'AZURE' || serviceUrl === null) return null;
  const url = serviceUrl.replace(/\/+$/, '');
  // The container may be part of the URL already.
  return /^https:\/\/[^/]+$/.test(url) ? `${url}/${bucketName}` : url;
}
