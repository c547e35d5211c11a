// Source addresses of providers, as the dependency lock file spells them: host, namespace and type.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';

const DEFAULTS = ['registry.terraform.io', 'hashicorp'];
const WHOLE = /^[\p{L}\p{N}.:-]+\/[\p{L}\p{N}_-]+\/[\p{L}\p{N}_-]+$/u;

/**
 * A source address in full. One without a host gets Terraform's default host, also where OpenTofu may run: the cdktf
 * CLI looks for that spelling, OpenTofu reads such an entry as a hint, and an entry for a host that Terraform doesn't
 * use would make `terraform init -lockfile=readonly` fail.
 */
export function normalizeSource(source: string): string {
  const parts = source.toLowerCase().split('/');
  const whole = [...DEFAULTS.slice(0, Math.max(0, 3 - parts.length)), ...parts].join('/');
  if (WHOLE.test(whole)) return whole;
  throw new AtlasError('INVALID_ARGUMENT', {
    argument: 'source',
    what: `${quote(source)} is not the source address of a provider`,
    fix: 'Write it as "type", "namespace/type" or "host/namespace/type"',
  });
}

/** The order of Terraform's lock file: by host, then namespace, then type. */
export function compareSources(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')];
  for (const [index, part] of left.entries()) {
    const against = right[index] ?? '';
    if (part !== against) return part < against ? -1 : 1;
  }
  return left.length - right.length;
}

/** Whether the provider is part of Terraform itself, and so never in a lock file. */
export function isBuiltIn(source: string): boolean {
  return source.startsWith('terraform.io/builtin/');
}
