// Writes the provider's pages below docs from its checked-in schema; a part of `npm run generate`.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../src/model/release';

const ROOT = path.join(__dirname, '..');

interface Attribute {
  readonly type?: string | readonly string[];
  readonly nested_type?: {
    readonly attributes: Readonly<Record<string, Attribute>>;
    readonly nesting_mode: 'single' | 'list';
  };
  readonly description: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly sensitive?: boolean;
}

interface Block {
  readonly description: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly data_source_schemas: Readonly<Record<string, { readonly block: Block }>>;
}

interface Page {
  readonly title: string;
  readonly block: Block;
  readonly example: string;
}

/** Path below the project's folder → text of the page. */
export function providerDocs(): Readonly<Record<string, string>> {
  const { provider, data_source_schemas: dataSources } = readSchema();
  const pages = Object.entries(dataSources).map(([type, { block }]) => {
    const file = `docs/data-sources/${type.replace(/^atlas_/, '')}.md`;
    return [file, page({ title: `${type} (data source)`, block, example: dataSourceExample() })];
  });
  const index = page({ title: 'atlas provider', block: provider.block, example: providerExample() });
  return { 'docs/index.md': index, ...Object.fromEntries(pages) };
}

function readSchema(): ProviderSchema {
  const file = path.join(ROOT, 'src', 'bindings', 'provider-schema.json');
  const { provider_schemas: schemas } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    provider_schemas: Record<string, ProviderSchema>;
  };
  const schema = schemas[PROVIDER_SOURCE];
  if (schema === undefined) throw new Error(`${file} does not hold ${PROVIDER_SOURCE}`);
  return schema;
}

/** The example that is run by the tests, without its heading comment. */
function dataSourceExample(): string {
  return fs.readFileSync(path.join(ROOT, 'examples', 'hcl', 'main.tf'), 'utf8').replace(/^#.*\n+/, '');
}

function providerExample(): string {
  return `terraform {
  required_providers {
    atlas = {
      source  = "${PROVIDER_SOURCE}"
      version = "${PROVIDER_VERSION}"
    }
  }
}

# Credentials come from the environment.
provider "atlas" {
  request_timeout = "1m"
}
`;
}

function page({ title, block, example }: Page): string {
  const sections = [
    `# ${title}`,
    block.description,
    `## Example\n\n\`\`\`hcl main.tf\n${example}\`\`\``,
    ...lists(block),
    ...Object.entries(block.attributes).flatMap(nestedAttributes),
    ...Object.entries(block.block_types ?? {}).flatMap(([name, { block: nested }]) => nestedBlock(name, nested)),
  ];
  return `<!-- Written by tasks/provider-docs.ts from the provider's schema. -->\n\n${sections.join('\n\n')}\n`;
}

/** The attributes by who sets them; a list without members is left out. */
function lists({ attributes, block_types: blocks = {} }: Block): string[] {
  const all = Object.entries(attributes);
  const blockLines = Object.entries(blocks).map(
    ([name, { block }]) => `- \`${name}\` (block) ${block.description} See [below](#${name}).`,
  );
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['Required', all.filter(([, { required }]) => required).map(line)],
    ['Optional', [...all.filter(([, { optional }]) => optional).map(line), ...blockLines]],
    ['Read-only', all.filter(([, { required, optional }]) => !required && !optional).map(line)],
  ];
  return groups.filter(([, lines]) => lines.length > 0).map(([name, lines]) => `## ${name}\n\n${lines.join('\n')}`);
}

function line([name, attribute]: readonly [string, Attribute]): string {
  const { description, sensitive, nested_type: nested } = attribute;
  const words = [typeWords(attribute), ...(sensitive ? ['sensitive'] : [])].join(', ');
  return `- \`${name}\` (${words}) ${description}${nested === undefined ? '' : ` See [below](#${name}).`}`;
}

function typeWords({ type, nested_type: nested }: Attribute): string {
  if (nested !== undefined) return nested.nesting_mode === 'list' ? 'list of objects' : 'object';
  return typeof type === 'string' ? type : (type ?? []).join(' of ');
}

function nestedAttributes([name, { nested_type: nested }]: readonly [string, Attribute]): string[] {
  if (nested === undefined) return [];
  return [`### ${name}\n\n${Object.entries(nested.attributes).map(line).join('\n')}`];
}

function nestedBlock(name: string, { attributes }: Block): string[] {
  return [`### ${name}\n\n${Object.entries(attributes).map(line).join('\n')}`];
}

function write(): void {
  for (const [file, text] of Object.entries(providerDocs())) {
    fs.mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    fs.writeFileSync(path.join(ROOT, file), text);
  }
}

if (require.main === module) write();
