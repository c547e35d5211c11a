// What the emulator serves: projects with their export buckets, clusters and export jobs. This is the form of a seed file.
import * as v from 'valibot';

const Id = v.pipe(v.string(), v.regex(/^[a-f0-9]{24}$/, 'must be 24 hexadecimal digits in lower case'));
const ClusterName = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z0-9][a-zA-Z0-9-]*$/, 'must be letters, digits and hyphens, the first of them no hyphen'),
);
const Moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'must be a moment such as "2024-05-06T07:05:00Z"'),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'must be a moment that exists'),
);
const Count = v.pipe(
  v.number(),
  v.check((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 31, 'must be a whole number from 0'),
);
const Seconds = v.pipe(v.number(), v.minValue(0, 'must be a number of seconds from 0'));

const STATES = ['Queued', 'InProgress', 'Successful', 'Failed', 'Cancelled'] as const;
const END_STATES = ['Successful', 'Failed', 'Cancelled'] as const;

/** Seconds after createdAt. Without a timeline a job stays in its `state`, whatever the clock says. */
const Timeline = v.strictObject({
  queuedFor: v.optional(Seconds, 60),
  exportsFor: v.optional(Seconds, 600),
  endsAs: v.optional(v.picklist(END_STATES, `must be one of ${END_STATES.join(', ')}`), 'Successful'),
});

/** A name that is one part of an object's key. */
const KeyName = v.pipe(
  v.string(),
  v.regex(/^(?!\.{1,2}$)[^/\\\0]+$/, 'must be a name without slashes, other than "." and ".."'),
);

const Collection = v.strictObject({
  database: KeyName,
  name: KeyName,
  /** As JSON or extended JSON; none makes a collection of which only `metadata.json` is written. */
  documents: v.optional(v.array(v.record(v.string(), v.unknown())), []),
});

const ExportJob = v.pipe(
  v.strictObject({
    id: Id,
    snapshotId: Id,
    exportBucketId: Id,
    /** Before it, the job is in no list and not found. Left out: the moment at which the emulator starts. */
    createdAt: v.optional(Moment),
    /** Instead: seconds after that start; less than 0 is before it. */
    createdAfterStart: v.optional(
      v.pipe(
        v.number(),
        v.check((value) => Math.abs(value) < 1e9, 'must be a number of seconds'),
      ),
    ),
    /** The date in the prefix. Left out: five minutes before createdAt. */
    snapshotAt: v.optional(Moment),
    customData: v.optional(v.array(v.strictObject({ key: v.string(), value: v.string() })), []),
    /** Given for a job of a sharded cluster; such a job has no exportStatus. */
    components: v.optional(v.array(v.strictObject({ exportId: Id, replicaSetName: v.string() }))),
    /** Left out: 40. Not beside `collections`, whose number it is. */
    totalCollections: v.optional(Count),
    /** What --objects lays out. Left out: as many made-up ones as `totalCollections` says. */
    collections: v.optional(v.array(Collection)),
    /** Exactly one of `state` and `timeline`. */
    state: v.optional(v.picklist(STATES, `must be one of ${STATES.join(', ')}`)),
    timeline: v.optional(Timeline),
    /** Of a job that stays InProgress, Failed or Cancelled. */
    exportedCollections: v.optional(Count, 0),
    /** Of a job that stays in a final state; left out, the answer has none. */
    finishedAt: v.optional(Moment),
    stateReason: v.optional(v.strictObject({ errorCode: v.string(), message: v.string() })),
    /** Instead of the usual `exported_snapshots/<org>/<project>/<cluster>/<date>/<seconds>`. */
    prefix: v.optional(v.string()),
  }),
  v.check(
    ({ state, timeline }) => (state === undefined) !== (timeline === undefined),
    'must have either "state" or "timeline"',
  ),
  v.check(
    ({ createdAt, createdAfterStart }) => createdAt === undefined || createdAfterStart === undefined,
    'must not have both "createdAt" and "createdAfterStart"',
  ),
  v.check(
    ({ collections, totalCollections }) => collections === undefined || totalCollections === undefined,
    'must not have both "collections" and "totalCollections"',
  ),
  v.check(({ collections = [] }) => {
    const names = collections.map(({ database, name }) => `${database}/${name}`);
    return new Set(names).size === names.length;
  }, 'must name each collection once'),
);

const BucketName = v.pipe(v.string(), v.minLength(3, 'is too short'), v.maxLength(63, 'is too long'));
const ExportBucket = v.variant(
  'cloudProvider',
  [
    v.strictObject({
      _id: Id,
      bucketName: BucketName,
      cloudProvider: v.literal('AWS'),
      iamRoleId: Id,
      region: v.optional(v.string()),
      requirePrivateNetworking: v.optional(v.boolean()),
    }),
    v.strictObject({
      _id: Id,
      bucketName: BucketName,
      cloudProvider: v.literal('AZURE'),
      roleId: Id,
      serviceUrl: v.pipe(v.string(), v.minLength(33, 'is too short'), v.maxLength(2048, 'is too long')),
      tenantId: v.pipe(v.string(), v.uuid('must be a UUID')),
    }),
    v.strictObject({ _id: Id, bucketName: BucketName, cloudProvider: v.literal('GCP'), roleId: Id }),
  ],
  'must be one of AWS, AZURE, GCP',
);

const Cluster = v.strictObject({ name: ClusterName, exportJobs: v.optional(v.array(ExportJob), []) });

const FORBIDDEN = ['role', 'ip-address'] as const;
const Project = v.strictObject({
  id: Id,
  /** Why every read in this project is answered with 403. */
  forbidden: v.optional(v.picklist(FORBIDDEN, `must be one of ${FORBIDDEN.join(', ')}`)),
  exportBuckets: v.optional(v.array(ExportBucket), []),
  clusters: v.optional(v.array(Cluster), []),
});

export const SeedSchema = v.strictObject({ orgId: Id, projects: v.array(Project) });

/** As a user writes it: what has a default may be left out. */
export type Seed = v.InferInput<typeof SeedSchema>;
/** Checked, with every default. */
export type World = v.InferOutput<typeof SeedSchema>;
export type Project = World['projects'][number];
export type Cluster = Project['clusters'][number];
export type ExportJobSeed = Cluster['exportJobs'][number];
export type CollectionSeed = NonNullable<ExportJobSeed['collections']>[number];
export type ExportBucket = Project['exportBuckets'][number];
