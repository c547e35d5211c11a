// CDKTF and CDK Terrain take each other's constructs, and at best fail later: here they are told apart, and it is said.
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AtlasError } from '../errors/atlas-error';

/** What jsii's compiler writes into each class: its full name, such as `cdktf.TerraformStack`. */
const RTTI = Symbol.for('jsii.rtti');

/** Two copies of one library do understand each other, so names are compared and not classes. */
export function otherLibrary(construct: Construct): AtlasError | undefined {
  const own = libraryOf(TerraformStack);
  const other = libraryOf(TerraformStack.of(construct).constructor);
  if (own === other || own === undefined || other === undefined) return undefined;
  return new AtlasError('WRONG_LIBRARY', {
    what: `The stack is one of ${other}, and this construct is made for ${own}`,
    why: 'The two libraries are not made to work in one app: its synthesis fails, or leaves checks out',
    fix: `Use the package ${other}-provider-atlas in place of ${own}-provider-atlas`,
  });
}

/** Whose class of stacks this is in the end, whoever has extended it. */
function libraryOf(stack: unknown): string | undefined {
  if (typeof stack !== 'function') return undefined;
  const name = Object.hasOwn(stack, RTTI) ? (Reflect.get(stack, RTTI) as { fqn?: string }).fqn : undefined;
  const [, library] = /^(\w+)\.TerraformStack$/.exec(name ?? '') ?? [];
  return libraryOf(Object.getPrototypeOf(stack)) ?? library;
}
