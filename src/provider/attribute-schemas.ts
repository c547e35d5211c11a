// Attributes that several data sources have.
import { EXPORT_STATES } from '../model/export-state';
import type { AttributeSchema, AttributeSchemas, BlockSchema } from '../tfplugin/schema/block-schema';

export const DEFAULT_READ_TIMEOUT = '30m';

export const requiredText = (description: string): AttributeSchema => ({ type: 'string', required: true, description });
export const optionalText = (description: string): AttributeSchema => ({ type: 'string', optional: true, description });
export const text = (description: string): AttributeSchema => ({ type: 'string', computed: true, description });
export const count = (description: string): AttributeSchema => ({ type: 'number', computed: true, description });
export const flag = (description: string): AttributeSchema => ({ type: 'bool', computed: true, description });

export const PROJECT_ID = requiredText(
  'Id of the project (the API calls it a group): 24 lower-case hexadecimal digits.',
);
export const CLUSTER_NAME = requiredText(
  'Name of the cluster: letters, digits and hyphens, not beginning with a hyphen.',
);

const STATES = EXPORT_STATES.map((state) => `\`${state}\``).join(', ');

/** `stateRule` says what holds where no state is given. */
export function filterAttribute(description: string, stateRule: string): AttributeSchema {
  return {
    type: 'object',
    optional: true,
    description,
    attributes: {
      state: optionalText(`State of the job: ${STATES}. ${stateRule}`),
      snapshot_id: optionalText('Id of the exported snapshot: 24 lower-case hexadecimal digits.'),
      export_bucket_id: optionalText('Id of the export bucket in Atlas: 24 lower-case hexadecimal digits.'),
      created_after: optionalText(
        'The earliest moment at which the job may have been created: RFC 3339, such as `2024-05-06T00:00:00Z`.',
      ),
      max_age: optionalText('How long ago the job may have been created, such as `26h`; counted back from the read.'),
    },
  };
}

/** The outputs of one export job. */
export const EXPORT_JOB_OUTPUTS: AttributeSchemas = {
  state: text(
    `State of the job: ${STATES}. The last three are final. ` +
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
};

/** The attributes with what they are in a few words: where they are repeated, the rest stands with the first. */
export function inBrief(attributes: AttributeSchemas): AttributeSchemas {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => {
      const description = attribute.description.replace(/[:.] .*$/s, '.');
      if (!('attributes' in attribute)) return [name, { ...attribute, description }];
      return [name, { ...attribute, description, attributes: inBrief(attribute.attributes) }];
    }),
  );
}

export const TIMEOUTS: BlockSchema = {
  description: 'Limits in time.',
  attributes: {
    read: optionalText(
      'How long the read may take as a whole, with everything it waits for, such as `90s` or `1h30m`. ' +
        `Default: \`${DEFAULT_READ_TIMEOUT}\`.`,
    ),
  },
};
