// Whether a CLI configuration of Terraform keeps it from looking into `terraform.d/plugins`.
import { hclTokens, stringValue, type HclToken } from './hcl-tokens';

/**
 * True where the text has a `provider_installation` block that doesn't name another way to the provider `source`.
 * HCL and JSON alike: only words, strings and brackets are looked at.
 */
export function switchesOffImpliedMirror(text: string, source: string): boolean {
  const tokens = [...hclTokens(text)].filter(({ kind }) => kind !== 'comment');
  const keyword = tokens.findIndex(
    (token, index) =>
      word(token) === 'provider_installation' &&
      (token.kind === 'word' || tokens[index + 1]?.text === ':') &&
      opens(tokens, index + 1) !== undefined,
  );
  if (keyword < 0) return false;
  const block = bracketed(tokens, opens(tokens, keyword + 1) ?? keyword);
  return !block.some((_, index) => leadsTo(block, index, source));
}

function leadsTo(block: readonly HclToken[], index: number, source: string): boolean {
  const here = word(block[index]);
  if (here === 'include') {
    const list = opens(block, index + 1);
    return list !== undefined && bracketed(block, list).some((pattern) => matches(word(pattern), source));
  }
  if (here === 'path') return isAssignment(block[index + 1]) && isPluginFolder(word(block[index + 2]));
  // An entry of dev_overrides.
  return here === source && isAssignment(block[index + 1]);
}

function isPluginFolder(text: string): boolean {
  return /(^|[\\/])terraform\.d[\\/]+plugins[\\/]?$/.test(text);
}

function matches(pattern: string, source: string): boolean {
  const parts = pattern.toLowerCase().split('/');
  const names = source.split('/');
  return parts.length === names.length && parts.every((part, index) => part === '*' || part === names[index]);
}

/** The index of the bracket that opens the value, past an equals sign or a colon. */
function opens(tokens: readonly HclToken[], at: number): number | undefined {
  const index = isAssignment(tokens[at]) ? at + 1 : at;
  return tokens[index]?.kind === 'open' ? index : undefined;
}

/** What stands between the bracket at `from` and the one that closes it. */
function bracketed(tokens: readonly HclToken[], from: number): HclToken[] {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.kind === 'open') depth += 1;
    if (tokens[at]?.kind === 'close') depth -= 1;
    if (depth === 0) return tokens.slice(from + 1, at);
  }
  return tokens.slice(from + 1);
}

function isAssignment(token: HclToken | undefined): boolean {
  return token?.text === '=' || token?.text === ':';
}

function word(token: HclToken | undefined): string {
  return token?.kind === 'string' ? stringValue(token) : (token?.text ?? '');
}
