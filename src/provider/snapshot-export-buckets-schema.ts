// The data source atlas_snapshot_export_buckets: all export buckets of a project.
import type { BlockSchema } from '../tfplugin/schema/block-schema';
import { inBrief, PROJECT_ID, text, TIMEOUTS } from './attribute-schemas';
import { EXPORT_BUCKET_OUTPUTS } from './snapshot-export-bucket-schema';

const API_PAGE =
  'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-listgroupbackupexportbuckets';

export const SNAPSHOT_EXPORT_BUCKETS_SCHEMA: BlockSchema = {
  description:
    'The export buckets of a MongoDB Atlas project, from every page of Atlas. ' +
    `Needs the role Project Read Only. See [Return All Snapshot Export Buckets](${API_PAGE}).`,
  attributes: {
    project_id: PROJECT_ID,
    id: text('The same as `project_id`.'),
    results: {
      type: 'list(object)',
      computed: true,
      description:
        'The buckets, in the order of their ids, each as `atlas_snapshot_export_bucket` gives it but for `region`, which Atlas leaves out of a list.',
      attributes: { id: text('Id of the export bucket in Atlas.'), ...inBrief(EXPORT_BUCKET_OUTPUTS) },
    },
  },
  blocks: { timeouts: TIMEOUTS },
};
