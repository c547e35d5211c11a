// The source address that a user gives: what it must be, and what it doesn't go together with.
import { type TerraformProvider, Token } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import { PUBLISHED_FORM, publishedSource } from '../install/published-source';
import { PROVIDER_SOURCE } from '../model/release';

export function readSource(given: string): string {
  if (!Token.isUnresolved(given)) return publishedSource(given);
  throw new AtlasError('INVALID_ARGUMENT', {
    argument: 'source',
    what: 'source is a token, whose value is not known yet',
    why: 'Terraform installs providers before it knows any value',
    fix: `${PUBLISHED_FORM}, as plain text`,
  });
}

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

export function executableBesideSource(source: string): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'providerExecutable',
    what: `providerExecutable is given, and source is ${source}`,
    why: 'A provider with a source of its own is installed by Terraform, and synthesis puts nothing into the stack',
    fix: 'Leave one of the two out',
  });
}
