// The rule that no secret of the provider is written into `cdk.tf.json`: it must be a reference, and not to a default.
import {
  DefaultTokenResolver,
  StringConcat,
  type TerraformProvider,
  TerraformStack,
  TerraformVariable,
  Token,
  Tokenization,
} from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import { attributeName } from '../model/attribute-name';
import { SECRET_SETTINGS } from '../model/settings';

/** One expression and nothing around it. */
const EXPRESSION = /^\$\{((?:[^{}]|\{[^{}]*\})*)\}$/;
/** Something that an expression takes from elsewhere, such as `var.x` or `data.a.b.c`. */
const REFERENCE = /(?:^|[^\w."-])[a-z_][\w-]*\.[a-z_]/i;
const VARIABLE = /\bvar\.([\w-]+)/g;

/** A secret given as plain text: refused at once, where the user's own line is in the stack trace. */
export function plainSecret(props: Readonly<Record<string, unknown>> | object): AtlasError | undefined {
  const given = new Map<string, unknown>(Object.entries(props));
  const name = SECRET_SETTINGS.find((secret) => {
    const value = given.get(secret);
    return typeof value === 'string' && value !== '' && !Token.isUnresolved(value) && !EXPRESSION.test(value);
  });
  return name === undefined ? undefined : literalSecret(name);
}

/** A secret as it would be written, overrides and resolved tokens included. */
export function writtenSecret(provider: TerraformProvider): AtlasError | undefined {
  const block = writtenBlock(provider);
  for (const name of SECRET_SETTINGS) {
    const value = block[attributeName(name)];
    const problem = value === undefined || value === null ? undefined : problemOf(name, String(value), provider);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function writtenBlock(provider: TerraformProvider): Readonly<Record<string, unknown>> {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const options = { scope: provider, resolver, preparing: false };
  const { provider: blocks } = Tokenization.resolve(provider.toTerraform(), options) as {
    provider: Record<string, Record<string, unknown>[]>;
  };
  return blocks[provider.terraformResourceType]?.[0] ?? {};
}

function problemOf(name: string, value: string, provider: TerraformProvider): AtlasError | undefined {
  const expression = EXPRESSION.exec(value)?.[1];
  if (expression === undefined || !REFERENCE.test(expression)) return literalSecret(name);
  const used = new Set([...expression.matchAll(VARIABLE)].map(([, variable]) => variable));
  const variable = TerraformStack.of(provider)
    .node.findAll()
    .filter((node) => node instanceof TerraformVariable)
    .find((candidate) => used.has(candidate.friendlyUniqueId) && isOpen(candidate));
  return variable === undefined ? undefined : openVariable(name, variable);
}

/** Whether the variable would show its value, or carries it in the configuration. */
function isOpen(variable: TerraformVariable): boolean {
  return variable.sensitive !== true || (variable.default !== undefined && variable.default !== '');
}

function literalSecret(name: string): AtlasError {
  return new AtlasError('LITERAL_SECRET', {
    what: `${name} is given as plain text, which would be written into cdk.tf.json`,
    fix: `Remove ${name} and set its environment variable, or give it as a TerraformVariable with sensitive: true`,
  });
}

function openVariable(name: string, { node, sensitive }: TerraformVariable): AtlasError {
  const problem =
    sensitive === true ? 'has a default, which is written into cdk.tf.json' : 'is not sensitive, so plans show it';
  return new AtlasError('LITERAL_SECRET', {
    what: `${name} comes from the variable ${node.path}, which ${problem}`,
    fix: 'Make it a TerraformVariable with sensitive: true and without a default, and give its value as TF_VAR_…',
  });
}
