// The shape of a provider's or data source's configuration and state, in Terraform's words.

/** What every attribute says of itself. Exactly `required`, `optional`, `computed`, or `optional` with `computed`. */
interface AttributeFacts {
  /** Markdown. */
  readonly description: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

export interface PlainAttribute extends AttributeFacts {
  readonly type: 'string' | 'number' | 'bool' | 'list(string)';
}

/** One object, or a list of objects, with attributes of their own. */
export interface NestedAttribute extends AttributeFacts {
  readonly type: 'object' | 'list(object)';
  readonly attributes: AttributeSchemas;
}

export type AttributeSchema = PlainAttribute | NestedAttribute;

export type AttributeSchemas = Readonly<Record<string, AttributeSchema>>;

export interface BlockSchema {
  /** Markdown. */
  readonly description: string;
  readonly deprecated?: boolean;
  readonly attributes: AttributeSchemas;
  /** Blocks that stand at most once (`name { … }`). */
  readonly blocks?: Readonly<Record<string, BlockSchema>>;
}
