// Where each provider's entry stands in a dependency lock file.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { hclTokens, stringValue, type HclToken } from './hcl-tokens';

export interface LockFileBlock {
  /** The provider's address, as written. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** Where the comments begin that stand directly above the block; `start` where there are none. */
  readonly commentStart: number;
  /** The block's attributes whose value is one string: `version` and `constraints`. */
  readonly attributes: ReadonlyMap<string, string>;
}

const PAIRS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** Every entry of the file, in its order; `name` is the file's, for messages. Throws LOCK_FILE_UNREADABLE. */
export function lockFileBlocks(text: string, name: string): LockFileBlock[] {
  const tokens = [...hclTokens(text)];
  const fail = (token: HclToken | undefined): never => {
    throw unreadable(text, name, token);
  };
  const blocks: LockFileBlock[] = [];
  for (let at = 0; at < tokens.length;) {
    const first = at;
    while (tokens[at]?.kind === 'comment') at += 1;
    if (at === tokens.length) break;
    const { block, next } = readBlock(tokens, at, fail);
    blocks.push({ ...block, commentStart: commentStart(text, tokens.slice(first, at), block.start) });
    at = next;
  }
  return blocks;
}

function readBlock(tokens: readonly HclToken[], at: number, fail: (token: HclToken | undefined) => never) {
  const keyword = tokens[at];
  const label = tokens[at + 1];
  const open = tokens[at + 2];
  if (keyword?.kind !== 'word') return fail(keyword);
  if (label?.kind !== 'string') return fail(label);
  if (open?.text !== '{') return fail(open);
  const close = closingIndex(tokens, at + 2, fail);
  const body = tokens.slice(at + 3, close).filter(({ kind }) => kind !== 'comment');
  const block = {
    source: keyword.text === 'provider' ? stringValue(label) : '',
    start: keyword.start,
    end: tokens[close]?.end ?? open.end,
    attributes: readAttributes(body),
  };
  return { block, next: close + 1 };
}

/** The index of the bracket that closes the one at `from`; everything between must be what a lock file can hold. */
function closingIndex(tokens: readonly HclToken[], from: number, fail: (token: HclToken | undefined) => never): number {
  const open: string[] = [];
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'other') return fail(token);
    if (token.kind === 'sign' && tokens[at - 1]?.text === token.text) return fail(token);
    if (token.kind === 'open') open.push(token.text);
    if (token.kind !== 'close') continue;
    if (PAIRS[open.pop() ?? ''] !== token.text) return fail(token);
    if (open.length === 0) return at;
  }
  return fail(undefined);
}

function readAttributes(body: readonly HclToken[]): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [index, token] of body.entries()) {
    const value = body[index + 2];
    if (token.kind === 'word' && body[index + 1]?.text === '=' && value?.kind === 'string')
      attributes.set(token.text, stringValue(value));
  }
  return attributes;
}

function commentStart(text: string, comments: readonly HclToken[], blockStart: number): number {
  let start = blockStart;
  for (const comment of [...comments].reverse()) {
    if (!/^\r?\n?[ \t]*$/.test(text.slice(comment.end, start))) break;
    if (!/(^|\n)[ \t]*$/.test(text.slice(0, comment.start))) break;
    start = comment.start;
  }
  return start;
}

function unreadable(text: string, name: string, token: HclToken | undefined): AtlasError {
  const line = text.slice(0, token?.start ?? text.length).split('\n').length;
  const found =
    token === undefined ? 'it ends in the middle of an entry' : `${quote(token.text)} is not expected there`;
  const marked = /^(<{7}|={7}|>{7}|\|{7})/m.test(text);
  return new AtlasError('LOCK_FILE_UNREADABLE', {
    what: `The dependency lock file ${quote(name)} can't be read at line ${line}: ${found}`,
    why: marked ? 'It holds the markers of a merge conflict' : 'It is cut off, or was edited by hand',
    fix: `${marked ? 'Resolve the conflict' : 'Mend the file'}, or delete it: this provider's entry is written again by the next run, the others by "terraform init"`,
  });
}
