// Makes a data source one that is read while the app runs: what differs then from a data block of Terraform's.
import { type IResolvable, type TerraformDataSource, TerraformLocal } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import type { Question } from '../model/question';
import { refuseJoinedNulls } from './joined-nulls';
import { annotateLookUps } from './look-up-annotations';
import { resolvedText, resolvedValue } from './resolved-text';
import type { SynthRead } from './synth-read';

/**
 * Defined on the construct itself: the classes cannot share a base class, each being a subclass of its own generated
 * one, and jsii has no mixins.
 */
export function enterSynthMode<Q extends Question>(
  construct: TerraformDataSource,
  read: SynthRead<Q>,
  noun: string,
): void {
  const interpolation = (attribute: string): IResolvable => resolvedValue(construct, attribute, read.value(attribute));
  let local: TerraformLocal | undefined;
  const members: PropertyDescriptorMap = {
    // Otherwise cdktf would ask for a provider block that the stack does not need.
    terraformGeneratorMetadata: { value: undefined },
    getStringAttribute: { value: (name: string) => resolvedText(construct, name, read.value(name)) },
    interpolationForAttribute: { value: interpolation },
    // Something to depend on and to refer to, in place of the data block that there is not.
    fqn: { get: () => (local ??= new TerraformLocal(construct, 'resolved', interpolation(''))).fqn },
    addOverride: { value: () => refuseOverride(construct, noun) },
    toTerraform: { value: () => nothing(construct) },
    toHclTerraform: { value: () => nothing(construct) },
    toMetadata: { value: () => ({}) },
  };
  for (const [name, member] of Object.entries(members)) {
    // Programs in other languages may redefine them once more.
    Object.defineProperty(construct, name, { ...member, configurable: true });
  }
  annotateLookUps(construct);
}

/** What the construct adds to the stack. */
function nothing(construct: TerraformDataSource): object {
  refuseJoinedNulls(construct);
  return {};
}

function refuseOverride(construct: TerraformDataSource, noun: string): never {
  throw new AtlasError('ONLY_AT_APPLY', {
    path: construct.node.path,
    what: `addOverride has no effect on a ${noun} that is read at synth time`,
    why: 'Its stack holds no data block that could be changed',
    fix: `Remove the override, or read the ${noun} with ReadAt.APPLY`,
  });
}
