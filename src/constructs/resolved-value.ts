// A value that was read at synth time, where Terraform's language or a token is wanted.
import { type IResolvable, type IResolveContext, Token } from 'cdktf';
import type { AttributeValue } from '../model/export-job-attributes';

/**
 * What is more than text to Terraform (`${`, `%{`) or to cdktf: its tokens, which it finds in every string, those of
 * numbers among them. These strings come from outside, and must stay text.
 */
const MARKUP = /[$%]*[$#&]\{(?=TfToken\[)|[$%]\{|(?<=\d)e\+(?=\d{3})/g;

/** The text in a form that Terraform evaluates to the text itself. */
export function escapeTemplate(text: string): string {
  return text.replace(MARKUP, (part, at: number) => {
    if (!part.startsWith('e') && !text.startsWith('TfToken[', at + part.length)) return `${part[0] ?? ''}${part}`;
    const length = part.startsWith('e') ? 1 : part.length - 1;
    return `\${"${part.slice(0, length)}"}${part.slice(length)}`;
  });
}

/** Whether the text is the same for everyone who reads it. */
export function isPlainText(text: string): boolean {
  return text.search(MARKUP) === -1;
}

/** The value as JSON configuration: its strings escaped, and null as an expression, since cdktf's HCL knows none. */
export function escaped(value: AttributeValue): AttributeValue {
  if (value === null) return '${null}';
  if (typeof value === 'string') return escapeTemplate(value);
  if (isList(value)) return value.map(escaped);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, escaped(member)]));
}

export class ResolvedValue implements IResolvable {
  public readonly creationStack: string[] = [];

  /** @param name what the value is called in messages, with the construct's path */
  public constructor(
    private readonly value: AttributeValue,
    public readonly name: string,
  ) {}

  public get isAbsent(): boolean {
    return this.value === null;
  }

  /**
   * Inside an expression the value is a literal of Terraform's language, elsewhere it stands as itself. An absent one
   * stays an expression: Terraform refuses to join it to a string, where JavaScript would make the word "null" of it.
   */
  public resolve(context: IResolveContext): unknown {
    if (context.suppressBraces === true) return literal(this.value);
    return escaped(this.value);
  }

  public toString(): string {
    return Token.asString(this);
  }

  public toJSON(): string {
    return '<a value read at synth time>';
  }
}

/** The value in Terraform's language. */
function literal(value: AttributeValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return escapeTemplate(quoted(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(literal).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, member]) => `${name} = ${literal(member)}`)
    .join(', ')}}`;
}

/** JSON's escapes are Terraform's as well, but for two. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /(?<!\\)((?:\\\\)*)\\([bf])/g,
    (_, before: string, letter: string) => `${before}${letter === 'b' ? '\\u0008' : '\\u000c'}`,
  );
}

function isList(value: AttributeValue): value is readonly AttributeValue[] {
  return Array.isArray(value);
}
