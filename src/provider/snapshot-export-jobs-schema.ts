// The data source atlas_snapshot_export_jobs: all export jobs of a cluster that fit, the newest first.
import type { BlockSchema } from '../tfplugin/schema/block-schema';
import {
  CLUSTER_NAME,
  EXPORT_JOB_OUTPUTS,
  filterAttribute,
  inBrief,
  PROJECT_ID,
  text,
  TIMEOUTS,
} from './attribute-schemas';

const API_PAGE =
  'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listgroupclusterbackupexports';

export const SNAPSHOT_EXPORT_JOBS_SCHEMA: BlockSchema = {
  description:
    'The backup snapshot export jobs of a MongoDB Atlas cluster, from every page of Atlas. ' +
    `Needs the role Project Backup Manager. See [Return All Snapshot Export Jobs](${API_PAGE}).`,
  attributes: {
    project_id: PROJECT_ID,
    cluster_name: CLUSTER_NAME,
    filter: filterAttribute('Which of the jobs to list. Default: all.', 'Default: every state.'),
    id: text('A text made of the arguments alone: it stays the same while the list changes.'),
    results: {
      type: 'list(object)',
      computed: true,
      description:
        'The jobs that fit, the newest first, by `created_at` and then by `id`, each as `atlas_snapshot_export_job` gives it.',
      attributes: { id: text('Id of the export job.'), ...inBrief(EXPORT_JOB_OUTPUTS) },
    },
  },
  blocks: { timeouts: TIMEOUTS },
};
