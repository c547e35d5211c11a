// Makes a stack put its provider into its own folder when it is synthesized.
import { TerraformProvider, TerraformStack, type ISynthesisSession } from 'cdktf';
import type { AtlasError } from '../errors/atlas-error';
import type { ProviderExecutable } from './provider-executable';

const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');
const EXECUTABLE = Symbol.for('cdktf-provider-atlas/executable');

/** Throws where there are standalone executables to be put, and they are not what they must be. */
export function installAtSynthesis(provider: TerraformProvider, executable: ProviderExecutable | undefined): void {
  if (executable !== undefined) standaloneExecutables().check(executable);
  const onSynthesize = (session: ISynthesisSession): void => {
    // Loaded where it is needed: an import of the package should cost little.
    const { installIntoStack } = require('./install-into-stack') as typeof import('./install-into-stack');
    installIntoStack(provider, session, givenExecutables(provider)[0]?.executable);
  };
  Object.defineProperty(provider, CUSTOM_SYNTHESIS, { value: { onSynthesize } });
  Object.defineProperty(provider, EXECUTABLE, { value: executable });
}

/** The providers of one stack share a folder, which has one kind of executable. */
export function executableProblem(provider: TerraformProvider): AtlasError | undefined {
  const [first, ...others] = givenExecutables(provider);
  if (first === undefined || others.length === 0) return undefined;
  return standaloneExecutables().difference(first, others);
}

export interface GivenExecutable {
  readonly path: string;
  readonly executable: ProviderExecutable;
}

function givenExecutables(provider: TerraformProvider): GivenExecutable[] {
  return TerraformStack.of(provider)
    .node.findAll()
    .filter((node): node is TerraformProvider => TerraformProvider.isTerraformProvider(node))
    .flatMap((node: TerraformProvider & { [EXECUTABLE]?: ProviderExecutable }) => {
      const executable = node[EXECUTABLE];
      return executable === undefined ? [] : [{ path: node.node.path, executable }];
    });
}

function standaloneExecutables(): typeof import('./standalone-executables') {
  return require('./standalone-executables') as typeof import('./standalone-executables');
}
