// The plain values of a bucket that was read at synth time, as a struct.

/** An export bucket as Atlas answered; what Atlas left out is absent. `${` and `%{` are escaped for Terraform. */
export interface ResolvedSnapshotExportBucket {
  /** Id of the export bucket in Atlas: 24 hexadecimal digits. */
  readonly id: string;
  /** Name of the S3 bucket, the Azure container or the Google Cloud Storage bucket. */
  readonly bucketName: string;
  /** Cloud of the bucket: "AWS", "AZURE" or "GCP". */
  readonly cloudProvider: string;
  /**
   * Region of the bucket, such as "us-east-1".
   * @default - the cloud is not AWS, or Atlas gave none, as where it lists buckets
   */
  readonly region?: string;
  /**
   * Id in Atlas of the role that Atlas writes with: 24 hexadecimal digits.
   * @default - the cloud is not AWS
   */
  readonly iamRoleId?: string;
  /**
   * Id in Atlas of the role that Atlas writes with: 24 hexadecimal digits.
   * @default - the cloud is AWS
   */
  readonly roleId?: string;
  /**
   * URL of the storage account, with or without the container.
   * @default - the cloud is not Azure
   */
  readonly serviceUrl?: string;
  /**
   * UUID of the Microsoft Entra tenant.
   * @default - the cloud is not Azure
   */
  readonly tenantId?: string;
  /**
   * Whether Atlas writes over a private network alone.
   * @default - the cloud is not AWS, or Atlas gave nothing
   */
  readonly requirePrivateNetworking?: boolean;
  /**
   * Where the objects are, without a slash at the end: "s3://…", "gs://…", or "https://…" for Azure.
   * @default - the cloud is one that this release does not know
   */
  readonly uri?: string;
}
