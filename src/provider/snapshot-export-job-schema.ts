// The data source atlas_snapshot_export_job: three names in, everything that Atlas knows of the job out.
import { EXPORT_STATES } from '../model/export-state';
import type { AttributeSchema, BlockSchema } from '../tfplugin/schema/block-schema';

export const DEFAULT_READ_TIMEOUT = '30m';

const API_PAGE =
  'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-getgroupclusterbackupexport';

const required = (description: string): AttributeSchema => ({ type: 'string', required: true, description });
const text = (description: string): AttributeSchema => ({ type: 'string', computed: true, description });
const count = (description: string): AttributeSchema => ({ type: 'number', computed: true, description });

export const SNAPSHOT_EXPORT_JOB_SCHEMA: BlockSchema = {
  description:
    'One backup snapshot export job of a MongoDB Atlas cluster. What Atlas leaves out of its answer is null. ' +
    `Needs the role Project Backup Manager. See [Return One Snapshot Export Job](${API_PAGE}).`,
  attributes: {
    project_id: required('Id of the project (the API calls it a group): 24 lower-case hexadecimal digits.'),
    cluster_name: required('Name of the cluster: letters, digits and hyphens, not beginning with a hyphen.'),
    export_job_id: required('Id of the export job: 24 lower-case hexadecimal digits.'),
    id: text('The same as `export_job_id`.'),
    state: text(
      `State of the job: ${EXPORT_STATES.map((state) => `\`${state}\``).join(', ')}. The last three are final. ` +
        'A state that Atlas adds later is passed on with a warning and counts as not finished.',
    ),
    state_reason: {
      type: 'object',
      computed: true,
      description: 'Why the job failed; null unless it did.',
      attributes: {
        error_code: text("Atlas's code for the failure; null under API v1.0."),
        message: text("Atlas's words for the failure."),
      },
    },
    prefix: text('Folder of the exported objects in the bucket, exactly as Atlas gave it.'),
    key_prefix: text('`prefix` as object stores want it: without a slash at its start, with one at its end.'),
    complete_marker_key: text(
      'Key of the object that Atlas writes last, when the export is complete: `<key_prefix>.complete`.',
    ),
    export_bucket_id: text(
      'Id of the export bucket in Atlas: 24 lower-case hexadecimal digits. Not the name of the bucket.',
    ),
    snapshot_id: text('Id of the exported snapshot: 24 lower-case hexadecimal digits.'),
    created_at: text('When the job was created: ISO 8601 in UTC, such as `2024-05-06T07:05:00Z`.'),
    finished_at: text('When the job finished: ISO 8601 in UTC. Null until then, and for some sharded clusters.'),
    export_status: {
      type: 'object',
      computed: true,
      description: 'How far the job has come. Replica sets only; null for sharded clusters.',
      attributes: {
        exported_collections: count('Number of collections exported so far.'),
        total_collections: count('Number of collections to export; 0 while the job is queued.'),
      },
    },
    components: {
      type: 'list(object)',
      computed: true,
      description: 'The export of each shard. Sharded clusters only; null for replica sets.',
      attributes: {
        export_id: text("Id of the shard's export: 24 lower-case hexadecimal digits."),
        replica_set_name: text("Name of the shard's replica set."),
      },
    },
    custom_data: {
      type: 'list(object)',
      computed: true,
      description:
        'What the creator of the job attached to it. Atlas also writes it into the object at `complete_marker_key`.',
      attributes: { key: text('Name of the datum.'), value: text('Value of the datum.') },
    },
  },
  blocks: {
    timeouts: {
      description: 'Limits in time.',
      attributes: {
        read: {
          type: 'string',
          optional: true,
          description:
            'How long the read may take as a whole, with everything it waits for, such as `90s` or `1h30m`. ' +
            `Default: \`${DEFAULT_READ_TIMEOUT}\`.`,
        },
      },
    },
  },
};
