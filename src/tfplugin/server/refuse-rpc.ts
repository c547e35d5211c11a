// RPCs for what this provider doesn't have: managed and ephemeral resources, and functions.
import { AtlasError } from '../../errors/atlas-error';

/** Terraform asks for nothing that the schema doesn't hold, so this is never seen unless the two don't agree. */
export function refuseRpc(name: string): never {
  throw new AtlasError('INTERNAL', {
    what: `Terraform called ${name}, but this provider has data sources only`,
    fix: 'Run terraform init, so that Terraform and the provider agree on its version; if that does not help, this is a bug: please report it',
  });
}
