// An export job under the names that its outputs have in Terraform, for the provider's state and for constructs alike.
import type { ExportJob } from './export-job';
import { completeMarkerKey, keyPrefix } from './prefix';

export type AttributeValue = null | string | number | boolean | readonly AttributeValue[] | AttributeObject;

export interface AttributeObject {
  readonly [name: string]: AttributeValue;
}

/** All but the arguments that chose it. */
export function exportJobAttributes(job: ExportJob): AttributeObject {
  const { stateReason, exportStatus, components, customData } = job;
  return {
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
