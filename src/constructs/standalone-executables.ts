// The standalone executables that a user names: whether they are there, and whether one stack names the same ones.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { standalonePackage } from '../install/standalone-package';
import { PROVIDER } from '../model/release';
import type { ProviderExecutable } from './provider-executable';
import type { GivenExecutable } from './provider-installation';

/** Throws INVALID_ARGUMENT where they are not. */
export function check(executable: ProviderExecutable | null): void {
  // JavaScript lets anything be given.
  if (typeof executable?._standalone !== 'function') throw noExecutable();
  const executables = executable._standalone();
  if (executables !== undefined) standalonePackage(PROVIDER, executables);
}

export function difference(first: GivenExecutable, others: readonly GivenExecutable[]): AtlasError | undefined {
  const other = others.find(({ executable }) => described(executable) !== described(first.executable));
  if (other === undefined) return undefined;
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'providerExecutable',
    what: `providerExecutable of ${other.path} is ${described(other.executable)}, and that of ${first.path} is ${described(first.executable)}`,
    why: 'The providers of one stack are one executable',
    fix: 'Give providerExecutable to one of them only, or the same to both',
  });
}

function noExecutable(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    argument: 'providerExecutable',
    what: 'providerExecutable is no ProviderExecutable',
    fix: 'Give ProviderExecutable.standalone(directory) or ProviderExecutable.node()',
  });
}

function described(executable: ProviderExecutable): string {
  const executables = executable._standalone();
  if (executables === undefined) return 'the script';
  const { directory, platforms } = executables;
  return show(platforms === undefined ? directory : `${directory} for ${[...new Set(platforms)].sort().join(', ')}`);
}
