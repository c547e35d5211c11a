// An export job as the context file holds it, checked by hand so that a full file needs no library to be read.
import type { CustomDatum, ExportComponent, ExportJob, ExportStatus, StateReason } from './export-job';
import { isFinished } from './export-state';
import { count, list, nested, readStored, required, text, WrongShape } from './stored-fields';

/** The job, or words that say what is wrong with the entry, to follow its name. */
export function readStoredJob(value: unknown): ExportJob | string {
  return readStored(value, (fields) => {
    const state = text(fields, 'state');
    if (!isFinished(state)) throw new WrongShape('is of a job that has not finished, which is never stored');
    return {
      id: required(text(fields, 'id'), 'id'),
      state,
      stateReason: nested(fields, 'stateReason', (reason): StateReason => ({
        errorCode: text(reason, 'errorCode'),
        message: text(reason, 'message'),
      })),
      prefix: text(fields, 'prefix'),
      exportBucketId: required(text(fields, 'exportBucketId'), 'exportBucketId'),
      snapshotId: text(fields, 'snapshotId'),
      createdAt: text(fields, 'createdAt'),
      finishedAt: text(fields, 'finishedAt'),
      exportStatus: nested(fields, 'exportStatus', (status): ExportStatus => ({
        exportedCollections: count(status, 'exportedCollections'),
        totalCollections: count(status, 'totalCollections'),
      })),
      components: list(fields, 'components', (component): ExportComponent => ({
        exportId: text(component, 'exportId'),
        replicaSetName: text(component, 'replicaSetName'),
      })),
      customData: list(fields, 'customData', (datum): CustomDatum => ({
        key: text(datum, 'key'),
        value: text(datum, 'value'),
      })),
    };
  });
}
