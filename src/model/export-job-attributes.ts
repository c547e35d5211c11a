// An export job under the names that its outputs have in Terraform, for the provider's state and for constructs alike.
import type { ExportJob } from './export-job';
import type { ExportJobAddress } from './identifiers';
import { completeMarkerKey, keyPrefix } from './prefix';

export type AttributeValue = null | string | number | readonly AttributeValue[] | AttributeObject;

export interface AttributeObject {
  readonly [name: string]: AttributeValue;
}

export function exportJobAttributes(address: ExportJobAddress, job: ExportJob): AttributeObject {
  const { stateReason, exportStatus, components, customData } = job;
  return {
    project_id: address.projectId,
    cluster_name: address.clusterName,
    export_job_id: address.exportJobId,
    id: job.id,
    state: job.state,
    state_reason: stateReason && { error_code: stateReason.errorCode, message: stateReason.message },
    prefix: job.prefix,
    key_prefix: keyPrefix(job.prefix),
    complete_marker_key: completeMarkerKey(job.prefix),
    export_bucket_id: job.exportBucketId,
    snapshot_id: job.snapshotId,
    created_at: job.createdAt,
    finished_at: job.finishedAt,
    export_status: exportStatus && {
      exported_collections: exportStatus.exportedCollections,
      total_collections: exportStatus.totalCollections,
    },
    components:
      components &&
      components.map((component) => ({
        export_id: component.exportId,
        replica_set_name: component.replicaSetName,
      })),
    custom_data: customData && customData.map(({ key, value }) => ({ key, value })),
  };
}
