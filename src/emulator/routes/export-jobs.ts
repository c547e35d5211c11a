// The routes of export jobs: one, and the list of a cluster.
import { Hono, type Context } from 'hono';
import { answerPage, answerResource } from '../answer-resource';
import { methodNotAllowed, resourceNotFound } from '../api-errors';
import { findCluster, findProject } from '../find-resource';
import { existingAt, exportJobAt } from '../job-life';
import { negotiateVersion } from '../negotiate-version';
import type { LayOut } from '../object-folder';
import { pageOf } from '../paging';
import type { RequestContext } from '../request-context';
import type { ExportJobSeed, World } from '../seed';

const PATH = '/groups/:groupId/clusters/:clusterName/backup/exports';

export interface ExportJobOptions {
  readonly world: World;
  readonly now: () => number;
  readonly layOut: LayOut;
}

export function exportJobRoutes(options: ExportJobOptions): Hono<RequestContext> {
  const negotiate = negotiateVersion(['2023-01-01']);
  return new Hono<RequestContext>()
    .get(PATH, negotiate, (c) => {
      const { jobs, write } = open(c, options);
      return answerPage(c, pageOf(c, jobs, write));
    })
    .get(`${PATH}/:exportId`, negotiate, (c) => {
      const { jobs, write } = open(c, options);
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
function open(c: Context<RequestContext>, { world, now, layOut }: ExportJobOptions) {
  const moment = now();
  const project = findProject(c, world);
  const cluster = findCluster(c, project);
  const place = { orgId: world.orgId, projectId: project.id, clusterName: cluster.name };
  const jobs = existingAt(cluster.exportJobs, moment);
  const write = (job: ExportJobSeed) => {
    layOut(job, place, moment);
    return exportJobAt(job, place, moment);
  };
  return { jobs, write };
}
