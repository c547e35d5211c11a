// The names that a schema of Terraform holds.

export interface Nesting {
  readonly attributes?: Readonly<Record<string, Nesting>>;
  readonly block_types?: Readonly<Record<string, Nesting>>;
  readonly nested_type?: Nesting;
  readonly block?: Nesting;
  readonly description?: string;
}

/** Each with the names that it stands within, such as `results.id`. */
export function namesIn({ attributes = {}, block_types: blocks = {} }: Nesting, parent = ''): string[] {
  return Object.entries({ ...attributes, ...blocks }).flatMap(([name, value]) => [
    parent + name,
    ...namesIn(value.nested_type ?? value.block ?? {}, `${parent}${name}.`),
  ]);
}
