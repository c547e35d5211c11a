// An export job and a bucket with nothing in them but what a test gives.
import type { ExportBucket } from '../../../src/model/export-bucket';
import type { ExportJob } from '../../../src/model/export-job';

export function exportJob(members: Partial<ExportJob> = {}): ExportJob {
  return {
    id: '6500000000000000000000e1',
    state: null,
    stateReason: null,
    prefix: null,
    exportBucketId: '650000000000000000000b01',
    snapshotId: null,
    createdAt: null,
    finishedAt: null,
    exportStatus: null,
    components: null,
    customData: null,
    ...members,
  };
}

export function exportBucket(members: Partial<ExportBucket> = {}): ExportBucket {
  return {
    id: '650000000000000000000b01',
    bucketName: 'orders-exports',
    cloudProvider: 'AWS',
    region: null,
    iamRoleId: null,
    roleId: null,
    serviceUrl: null,
    tenantId: null,
    requirePrivateNetworking: null,
    ...members,
  };
}
