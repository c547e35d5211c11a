// What a data source that is read while the app runs does in place of a data block of Terraform's.
import { type IResolvable, type TerraformDataSource, TerraformLocal } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import { hclBlock } from './hcl-block';
import { refuseJoinedNulls } from './joined-nulls';
import { atSynth, type ReadConstruct } from './only-at-synth';
import { resolvedText, resolvedValue } from './resolved-text';

/** The construct that stands for the data block: something to depend on and to refer to. */
const LOCAL = 'resolved';

/** What differs from an L1 in synth mode; `this` is the construct. */
const SYNTH_MODE = {
  getStringAttribute(this: ReadConstruct, name: string): string {
    return resolvedText(this, name, atSynth(this, name).value(name));
  },
  interpolationForAttribute(this: ReadConstruct, name: string): IResolvable {
    return resolvedValue(this, name, atSynth(this, name).value(name));
  },
  addOverride(this: ReadConstruct): never {
    throw new AtlasError('ONLY_AT_APPLY', {
      path: this.node.path,
      what: 'addOverride has no effect on what is read at synth time',
      why: 'Its stack holds no data block that could be changed',
      fix: 'Remove the override, or use ReadAt.APPLY',
    });
  },
  toTerraform: nothing,
  toHclTerraform: nothing,
  toMetadata: () => ({}),
};

/**
 * Gives a class of data sources its synth mode: put into its prototype, since each class extends a generated one of its
 * own, and jsii knows no mixins. Programs in other languages find in an object only what its prototype has.
 */
export function addSynthMode(prototype: TerraformDataSource): void {
  for (const [name, member] of Object.entries(SYNTH_MODE)) override(prototype, name as keyof typeof SYNTH_MODE, member);
  const write = prototype.toHclTerraform;
  const toHclTerraform = function (this: ReadConstruct): object {
    const element = write.call(this) as object;
    return this._synthRead === undefined ? hclBlock(element as Parameters<typeof hclBlock>[0]) : element;
  };
  Object.defineProperty(prototype, 'toHclTerraform', { value: toHclTerraform, configurable: true, writable: true });
  const fqn = memberOf(prototype, 'fqn').get;
  Object.defineProperty(prototype, 'fqn', {
    configurable: true,
    get(this: ReadConstruct): unknown {
      return this._synthRead === undefined ? fqn?.call(this) : localOf(this).fqn;
    },
  });
}

function override(
  prototype: TerraformDataSource,
  name: keyof typeof SYNTH_MODE,
  inSynthMode: (...args: never[]) => unknown,
): void {
  const otherwise = prototype[name] as typeof inSynthMode;
  const value = function (this: ReadConstruct, ...args: never[]): unknown {
    return (this._synthRead === undefined ? otherwise : inSynthMode).apply(this, args);
  };
  Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}

function memberOf(prototype: object, name: string): PropertyDescriptor {
  const found = Object.getOwnPropertyDescriptor(prototype, name);
  if (found !== undefined) return found;
  const parent = Object.getPrototypeOf(prototype) as object | null;
  return parent === null ? {} : memberOf(parent, name);
}

/** What the construct adds to the stack. */
function nothing(this: ReadConstruct): object {
  refuseJoinedNulls(this);
  return {};
}

function localOf(construct: ReadConstruct): TerraformLocal {
  const local = construct.node.tryFindChild(LOCAL);
  return local instanceof TerraformLocal
    ? local
    : new TerraformLocal(construct, LOCAL, construct.interpolationForAttribute(''));
}
