// The routes of export jobs: one, and the list of a cluster.
import { Hono, type Context } from 'hono';
import { answerPage, answerResource } from '../answer-resource';
import { methodNotAllowed, resourceNotFound } from '../api-errors';
import { findCluster, findProject } from '../find-resource';
import { existsAt, exportJobAt } from '../job-life';
import { negotiateVersion } from '../negotiate-version';
import { pageOf } from '../paging';
import type { RequestContext } from '../request-context';
import type { ExportJobSeed, World } from '../seed';

const PATH = '/groups/:groupId/clusters/:clusterName/backup/exports';

export function exportJobRoutes(world: World, now: () => number): Hono<RequestContext> {
  const negotiate = negotiateVersion(['2023-01-01']);
  return new Hono<RequestContext>()
    .get(PATH, negotiate, (c) => {
      const { jobs, write } = open(c, world, now());
      return answerPage(c, pageOf(c, jobs, write));
    })
    .get(`${PATH}/:exportId`, negotiate, (c) => {
      const { jobs, write } = open(c, world, now());
      const exportId = c.req.param('exportId');
      const job = jobs.find(({ id }) => id === exportId);
      if (job === undefined) throw resourceNotFound(exportId);
      return answerResource(c, write(job));
    })
    .all(`${PATH}/:exportId?`, (c) => {
      throw methodNotAllowed(c.req.method, 'GET');
    });
}

/** One moment for a whole answer. */
function open(c: Context<RequestContext>, world: World, now: number) {
  const project = findProject(c, world);
  const cluster = findCluster(c, project);
  const place = { orgId: world.orgId, projectId: project.id, clusterName: cluster.name };
  const jobs = cluster.exportJobs.filter((job) => existsAt(job, now));
  const write = (job: ExportJobSeed) => exportJobAt(job, place, now);
  return { jobs, write };
}
