// Texts made of outputs and names, such as URIs: plain where all parts are known, otherwise an expression of Terraform's.
import { Fn, Op, Token } from 'cdktf';
import type { Question } from '../model/question';
import { ofOne } from './of-one';
import type { ReadConstruct } from './only-at-synth';
import { isKnown } from './read-arguments';
import { isPlainText, ResolvedValue } from './resolved-value';

export interface TextPart {
  /** Undefined where only Terraform will know it; null where Atlas has none. */
  readonly plain: string | null | undefined;
  /** The part as the construct gives it out. */
  readonly text: string;
}

/** An output that is a text or null. */
export function outputPart<Q extends Question>(construct: ReadConstruct<Q>, attribute: string): TextPart {
  ofOne(construct, attribute);
  const text = construct.getStringAttribute(attribute);
  const value = construct._synthRead?.value(attribute);
  return { plain: value === null || typeof value === 'string' ? value : undefined, text };
}

/** A text of the user's, which may be a token. */
export function givenPart(text: string): TextPart {
  return { plain: isKnown(text) ? text : undefined, text };
}

/** The parts in one text; null where one of them is. */
export function joinedText(parts: readonly TextPart[], name: string): string {
  const absent = parts.find(({ plain }) => plain === null);
  if (absent !== undefined) return absent.text;
  if (parts.every(({ plain }) => plain !== undefined)) {
    const text = parts.map(({ plain }) => plain).join('');
    return isPlainText(text) ? text : Token.asString(new ResolvedValue(text, name));
  }
  const isNull = parts
    .filter(({ plain }) => plain === undefined)
    .map(({ text }) => Op.eq(text, Token.nullValue()))
    .reduce((one, other) => Op.or(one, other));
  const literals = parts.map(({ plain, text }) => (typeof plain === 'string' ? literal(plain, name) : text));
  return Token.asString(Fn.conditional(isNull, Token.nullValue(), Fn.join('', literals)));
}

/** In an expression cdktf would leave quotes and backslashes as they are. */
function literal(text: string, name: string): string {
  return Token.asString(new ResolvedValue(text, name));
}
