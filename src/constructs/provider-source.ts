// The address under which Terraform knows the provider: what a user may give, and that the providers of a stack agree.
import { type TerraformProvider, Token } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import { PUBLISHED_FORM, publishedSource } from '../install/published-source';
import { PROVIDER_SOURCE } from '../model/release';

/** The address in Terraform's own spelling; throws INVALID_ARGUMENT. */
export function providerSource(given: string | undefined): string {
  if (given === undefined) return PROVIDER_SOURCE;
  if (!Token.isUnresolved(given)) return publishedSource(given);
  throw new AtlasError('INVALID_ARGUMENT', {
    argument: 'source',
    what: 'source is a token, whose value is not known yet',
    why: 'Terraform installs providers before it knows any value',
    fix: `${PUBLISHED_FORM}, as plain text`,
  });
}

/** Whether the provider comes with this package, and not from a registry or a mirror. */
export function isBundled({ terraformProviderSource }: TerraformProvider): boolean {
  return terraformProviderSource === PROVIDER_SOURCE;
}

/** For two providers of ours in one stack. */
export function twoSources(one: TerraformProvider, other: TerraformProvider): AtlasError {
  const [first, second] = [one, other].map(
    ({ node, terraformProviderSource }) => `that of ${node.path} is ${terraformProviderSource ?? 'none'}`,
  );
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'source',
    what: `The providers of this stack differ in their source: ${first}, and ${second}`,
    why: 'Terraform knows one address for all that are called atlas',
    fix: `Give the same source to both; without one it is ${PROVIDER_SOURCE}`,
  });
}

/** For what would have nowhere to go. */
export function executableBesideSource(source: string): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'providerExecutable',
    what: `providerExecutable is given, and source is ${source}`,
    why: 'A provider with a source of its own is installed by Terraform, and synthesis puts nothing into the stack',
    fix: 'Leave one of the two out',
  });
}
