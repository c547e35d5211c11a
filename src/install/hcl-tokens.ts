// The words of an HCL file, with their places: enough to find blocks without touching what stands around them.

export type HclTokenKind = 'comment' | 'string' | 'word' | 'sign' | 'open' | 'close' | 'other';

export interface HclToken {
  readonly kind: HclTokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /[\s\uFEFF]+/y;

/** In the order in which they are tried; whatever none of them takes is one character of kind `other`. */
const KINDS: readonly (readonly [HclTokenKind, RegExp])[] = [
  ['comment', /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['string', /"(?:\\[^\n]|[^"\\\n])*"/y],
  ['word', /[\p{L}\p{N}_.-]+/uy],
  ['sign', /[=,]/y],
  ['open', /[{[(]/y],
  ['close', /[}\])]/y],
  ['other', /[\s\S]/y],
];

export function* hclTokens(text: string): Generator<HclToken> {
  for (let at = skipSpace(text, 0); at < text.length;) {
    const token = tokenAt(text, at);
    yield token;
    at = skipSpace(text, token.end);
  }
}

/** What a quoted string says, read without escapes or templates. */
export function stringValue(token: HclToken): string {
  return token.text.slice(1, -1);
}

function skipSpace(text: string, at: number): number {
  return at + (matchAt(SPACE, text, at)?.length ?? 0);
}

function tokenAt(text: string, start: number): HclToken {
  for (const [kind, pattern] of KINDS) {
    const found = matchAt(pattern, text, start);
    if (found !== undefined) return { kind, text: found, start, end: start + found.length };
  }
  throw new Error('No kind of token takes the character, though the last one takes any');
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
}
