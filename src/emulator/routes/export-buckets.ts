// The routes of export buckets: one, and the list of a project. The first version and the older API know AWS alone.
import { Hono, type Context } from 'hono';
import { answerPage, answerResource } from '../answer-resource';
import { methodNotAllowed, resourceNotFound } from '../api-errors';
import { findProject } from '../find-resource';
import { negotiateVersion } from '../negotiate-version';
import { pageOf } from '../paging';
import type { RequestContext } from '../request-context';
import type { ExportBucket, World } from '../seed';

const PATH = '/groups/:groupId/backup/exportBuckets';
const FIRST_VERSION = '2023-01-01';
const EVERY_CLOUD_VERSION = '2024-05-30';
const FIRST_VERSION_SUNSET = 'Thu, 01 Jul 2027 00:00:00 GMT';

export function exportBucketRoutes(world: World): Hono<RequestContext> {
  const negotiate = negotiateVersion([FIRST_VERSION, EVERY_CLOUD_VERSION]);
  return new Hono<RequestContext>()
    .get(PATH, negotiate, (c) => answerPage(c, pageOf(c, bucketsOf(c, world), asListed)))
    .get(`${PATH}/:exportBucketId`, negotiate, (c) => {
      const exportBucketId = c.req.param('exportBucketId');
      const bucket = bucketsOf(c, world).find(({ _id }) => _id === exportBucketId);
      if (bucket === undefined) throw resourceNotFound(exportBucketId);
      return answerResource(c, bucket);
    })
    .all(`${PATH}/:exportBucketId?`, (c) => {
      throw methodNotAllowed(c.req.method, 'GET');
    });
}

function bucketsOf(c: Context<RequestContext>, world: World): readonly ExportBucket[] {
  const { exportBuckets } = findProject(c, world);
  const version = c.get('version');
  if (version === FIRST_VERSION) c.header('Sunset', FIRST_VERSION_SUNSET);
  return version === EVERY_CLOUD_VERSION
    ? exportBuckets
    : exportBuckets.filter(({ cloudProvider }) => cloudProvider === 'AWS');
}

/** A list leaves out the region that a single bucket has. */
function asListed(bucket: ExportBucket): object {
  if (bucket.cloudProvider !== 'AWS') return bucket;
  const { region, ...listed } = bucket;
  void region;
  return listed;
}
