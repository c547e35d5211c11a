// The address of the provider in somebody's registry or mirror.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { normalizeSource } from './provider-source';

/** A host has a dot, or a port. The type is not free: Terraform starts the executable `terraform-provider-<type>`. */
const PUBLISHED = /^[^/]*[.:][^/]*\/[^/]+\/atlas$/;

export const PUBLISHED_FORM = 'Write it as "host/namespace/atlas", such as "registry.example.com/acme/atlas"';

/** The address in Terraform's own spelling; throws INVALID_ARGUMENT where it is not one of this provider in full. */
export function publishedSource(given: string): string {
  if (PUBLISHED.test(given.toLowerCase())) return normalizeSource(given);
  throw new AtlasError('INVALID_ARGUMENT', {
    argument: 'source',
    what: `source is ${quote(given)}, which is no full address of this provider`,
    fix: PUBLISHED_FORM,
  });
}
