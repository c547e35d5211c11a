// What a 404 of Atlas's own means: it does not know the project, the cluster, the export job or the export bucket.
import type { ApiFailure, FailureWords } from './api-failure';
import { EXPORT_BUCKETS_ENDPOINT } from './export-bucket-request';
import { requestPlaces } from './request-places';

/** In the order in which Atlas looks: project, cluster, export job. */
export function notFound(failure: ApiFailure): FailureWords {
  const { errorCode, request } = failure;
  const { project, cluster } = requestPlaces(request);
  if (errorCode === 'GROUP_NOT_FOUND') {
    return {
      code: 'PROJECT_NOT_FOUND',
      what: `There is no project${project}, or these credentials may not see it`,
      why: 'The id is wrong, the project was deleted, or the credentials belong to another organization',
      fix: "Check the project id (the project's settings page in Atlas shows it), and that the credentials have a role in it",
    };
  }
  if (errorCode === 'CLUSTER_NOT_FOUND') {
    return {
      code: 'CLUSTER_NOT_FOUND',
      what: `The project${project} has no cluster${cluster}`,
      why: 'The name is wrong, or the cluster was deleted or renamed',
      fix: 'Check the cluster name, letter case included',
    };
  }
  return request.endpoint === EXPORT_BUCKETS_ENDPOINT ? bucketNotFound(failure) : jobNotFound(failure);
}

function jobNotFound({ request }: ApiFailure): FailureWords {
  const { project, cluster, job } = requestPlaces(request);
  return {
    code: 'EXPORT_JOB_NOT_FOUND',
    what: `The cluster${cluster} of the project${project} has no export job${job}`,
    why: 'Atlas may have forgotten it, or the cluster was replaced; the objects may still be in the bucket',
    fix: 'Check the three names (`npx cdktf-provider-atlas jobs --project <id> --cluster <name>` lists the jobs)',
  };
}

function bucketNotFound({ request }: ApiFailure): FailureWords {
  const { project, bucket } = requestPlaces(request);
  return {
    code: 'EXPORT_BUCKET_NOT_FOUND',
    what: `The project${project} has no export bucket${bucket}`,
    why: 'The id is wrong, or the bucket was removed from Atlas; the storage itself and its objects may still be there',
    fix: 'Check both ids (`atlas backups exports buckets list --projectId <id>` lists the buckets)',
  };
}
