// The data source atlas_snapshot_export_job: a job by its id, or the newest one, and everything that Atlas knows of it.
import type { AttributeSchema, BlockSchema } from '../tfplugin/schema/block-schema';
import { CLUSTER_NAME, EXPORT_JOB_OUTPUTS, filterAttribute, PROJECT_ID, text, TIMEOUTS } from './attribute-schemas';

const API_PAGE =
  'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-getgroupclusterbackupexport';

const EXPORT_JOB_ID: AttributeSchema = {
  type: 'string',
  optional: true,
  computed: true,
  description:
    'Id of the export job: 24 lower-case hexadecimal digits. Give either this or `most_recent = true`, which fills it in.',
};

export const SNAPSHOT_EXPORT_JOB_SCHEMA: BlockSchema = {
  description:
    'One backup snapshot export job of a MongoDB Atlas cluster, by its id or the newest that fits. ' +
    'What Atlas leaves out of its answer is null. ' +
    `Needs the role Project Backup Manager. See [Return One Snapshot Export Job](${API_PAGE}).`,
  attributes: {
    project_id: PROJECT_ID,
    cluster_name: CLUSTER_NAME,
    export_job_id: EXPORT_JOB_ID,
    most_recent: {
      type: 'bool',
      optional: true,
      description:
        'Whether to take the newest job that fits `filter`, by `created_at`, in place of naming one. Default: `false`.',
    },
    filter: filterAttribute(
      'Which jobs `most_recent` chooses from. When the newest of them is older than `created_after` or `max_age` allow, ' +
        'that is an error.',
      'Default: `Successful`. Not together with `wait_for_success`, which takes a job in any state.',
    ),
    wait_for_success: {
      type: 'bool',
      optional: true,
      description:
        'Whether to wait, within `timeouts.read`, until the job is `Successful`; one that fails or is cancelled is an ' +
        'error. With `most_recent` the newest job in any state is waited for, and where there is none yet, the first ' +
        'to come. Waiting happens while Terraform plans, and holds the lock of the state. Default: `false`.',
    },
    id: text('The same as `export_job_id`.'),
    ...EXPORT_JOB_OUTPUTS,
  },
  blocks: { timeouts: TIMEOUTS },
};
