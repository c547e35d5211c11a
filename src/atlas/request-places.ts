// The names in a request's path, for messages about it.
import { quote } from '../errors/show';
import type { AtlasRequest } from './send';

export interface RequestPlaces {
  readonly project: string;
  readonly cluster: string;
  readonly job: string;
  readonly bucket: string;
}

/** Each quoted behind a space, or empty where the path does not name it. */
export function requestPlaces({ path }: Pick<AtlasRequest, 'path'>): RequestPlaces {
  const after = (segment: string) => {
    const [, name] = new RegExp(`/${segment}/([^/]+)`).exec(path) ?? [];
    return name === undefined ? '' : ` ${quote(decodeURIComponent(name))}`;
  };
  return {
    project: after('groups'),
    cluster: after('clusters'),
    job: after('exports'),
    bucket: after('exportBuckets'),
  };
}
