// Finds what a path names, or throws the error that Atlas answers.
import type { Context } from 'hono';
import { clusterNotFound, groupNotFound, invalidGroupId, ipNotOnAccessList, roleMissing } from './api-errors';
import { addressOf } from './authenticate';
import type { RequestContext } from './request-context';
import type { Cluster, Project, World } from './seed';

export function findProject(c: Context<RequestContext>, { projects }: World): Project {
  const groupId = c.req.param('groupId') ?? '';
  if (!/^[a-f0-9]{24}$/.test(groupId)) throw invalidGroupId(groupId);
  const project = projects.find(({ id }) => id === groupId);
  if (project === undefined) throw groupNotFound(groupId);
  if (project.forbidden === 'role') throw roleMissing();
  if (project.forbidden === 'ip-address') throw ipNotOnAccessList(addressOf(c.env));
  return project;
}

export function findCluster(c: Context<RequestContext>, project: Project): Cluster {
  const clusterName = c.req.param('clusterName') ?? '';
  const cluster = project.clusters.find(({ name }) => name === clusterName);
  if (cluster === undefined) throw clusterNotFound(clusterName, project.id);
  return cluster;
}
