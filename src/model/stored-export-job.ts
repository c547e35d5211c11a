// An export job as the context file holds it, checked by hand so that a full file needs no library to be read.
import type { CustomDatum, ExportComponent, ExportJob, ExportStatus, StateReason } from './export-job';
import { isFinished } from './export-state';

type Fields = Readonly<Record<string, unknown>>;

/** The job, or words that say what is wrong with the entry, to follow its name. */
export function readStoredJob(value: unknown): ExportJob | string {
  try {
    const fields = object(value, 'value');
    const state = text(fields, 'state');
    if (!isFinished(state)) return 'is of a job that has not finished, which is never stored';
    return Object.freeze({
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
    });
  } catch (reason) {
    if (reason instanceof WrongShape) return reason.message;
    throw reason;
  }
}

class WrongShape extends Error {}

function object(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new WrongShape(`has a "${name}" that is not an object`);
}

function text(fields: Fields, name: string): string | null {
  const value = fields[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw new WrongShape(`has a "${name}" that is not a string`);
}

function count(fields: Fields, name: string): number | null {
  const value = fields[name] ?? null;
  if (value === null || typeof value === 'number') return value;
  throw new WrongShape(`has a "${name}" that is not a number`);
}

function required(value: string | null, name: string): string {
  if (value !== null) return value;
  throw new WrongShape(`has no "${name}"`);
}

function nested<T>(fields: Fields, name: string, read: (fields: Fields) => T): T | null {
  const value = fields[name] ?? null;
  return value === null ? null : read(object(value, name));
}

function list<T>(fields: Fields, name: string, read: (fields: Fields) => T): readonly T[] | null {
  const value = fields[name] ?? null;
  if (value === null) return null;
  if (!Array.isArray(value)) throw new WrongShape(`has a "${name}" that is not a list`);
  return value.map((item) => read(object(item, name)));
}
