// Finds an absent value that was made part of a longer string, before Terraform does, and says whose it is.
import { DefaultTokenResolver, type IResolveContext, StringConcat, TerraformElement, Tokenization } from 'cdktf';
import type { TokenizedStringFragments } from 'cdktf';
import type { IConstruct } from 'constructs';
import { AtlasError } from '../errors/atlas-error';
import { ResolvedValue } from './resolved-value';

/** The first construct of an app that gave out a null: it looks on behalf of all. */
const WATCHER = Symbol.for('cdktf-provider-atlas/null-watcher');

/** Notes that the construct has given out a null. */
export function watchNulls(construct: IConstruct): void {
  const app = construct.node.root as IConstruct & { [WATCHER]?: IConstruct };
  if (app[WATCHER] === undefined) Object.defineProperty(app, WATCHER, { value: construct });
}

/** Throws VALUE_ABSENT where an element of the app joins a null to other text. Looks only if `construct` is the watcher. */
export function refuseJoinedNulls(construct: IConstruct): void {
  const app = construct.node.root as IConstruct & { [WATCHER]?: IConstruct };
  if (app[WATCHER] !== construct) return;
  const resolver = new NullRefuser(new StringConcat());
  for (const element of app.node.findAll()) {
    if (element === construct || !TerraformElement.isTerraformElement(element)) continue;
    Tokenization.resolve(element.toTerraform(), { scope: element, resolver, preparing: false });
  }
}

class NullRefuser extends DefaultTokenResolver {
  public override resolveString(fragments: TokenizedStringFragments, context: IResolveContext): unknown {
    const absent = fragments.tokens.find((token) => token instanceof ResolvedValue && token.isAbsent);
    if (absent instanceof ResolvedValue && fragments.length > 1) throw joined(absent.name);
    return super.resolveString(fragments, context);
  }
}

function joined(name: string): AtlasError {
  return new AtlasError('VALUE_ABSENT', {
    what: `${name} is absent from Atlas's answer, so it cannot be part of a longer string`,
    fix: 'Ask `resolved` for it first, which leaves it out where Atlas did, or read the job with ReadAt.APPLY',
  });
}
