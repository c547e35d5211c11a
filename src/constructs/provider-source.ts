// The address under which Terraform knows the provider: that of this package, or one that a user has given.
import type { TerraformProvider } from 'cdktf';
import type { AtlasError } from '../errors/atlas-error';
import { PROVIDER_SOURCE } from '../model/release';

/** The address in Terraform's own spelling; throws INVALID_ARGUMENT. */
export function providerSource(given: string | undefined): string {
  return given === undefined ? PROVIDER_SOURCE : givenSource().readSource(given);
}

/** Whether the provider comes with this package, and not from a registry or a mirror. */
export function isBundled({ terraformProviderSource }: TerraformProvider): boolean {
  return terraformProviderSource === PROVIDER_SOURCE;
}

/** For two providers of ours in one stack. */
export function twoSources(one: TerraformProvider, other: TerraformProvider): AtlasError {
  return givenSource().twoSources(one, other);
}

/** For what would have nowhere to go. */
export function executableBesideSource(source: string): AtlasError {
  return givenSource().executableBesideSource(source);
}

/** Loaded where it is needed: an import of the package should cost little. */
function givenSource(): typeof import('./given-source') {
  return require('./given-source') as typeof import('./given-source');
}
