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
  /** In the list of the registry's pages. */
  readonly pageTitle: string;
  readonly title: string;
  readonly block: Block;
  readonly examples: readonly string[];
  /** Paragraphs behind the examples, each with a heading of its own. */
  readonly remarks?: readonly string[];
}

interface DataSourcePage {
  /** Folders below examples/hcl; the tests run what is in them. */
  readonly examples: readonly string[];
  readonly remarks?: readonly string[];
}

const MISSPELT =
  'Terraform drops a member of `filter` that it does not know without a word: a misspelt `max_age` restricts nothing. After an apply, `terraform state show` shows the filter as it was understood.';

const DATA_SOURCES: Readonly<Record<string, DataSourcePage>> = {
  atlas_snapshot_export_bucket: { examples: ['bucket'] },
  atlas_snapshot_export_buckets: { examples: ['buckets'] },
  atlas_snapshot_export_job: {
    examples: ['.', 'newest'],
    remarks: [
      `## Choosing

With \`most_recent = true\` the newest job that fits \`filter\` is taken: a Successful one, unless \`filter.state\` says otherwise. Where it is older than \`created_after\` or \`max_age\` allow, and where none fits at all, that is an error which shows the newest jobs that were seen.

${MISSPELT}

Two stacks that each choose the newest can get two jobs. Choose in one, and hand the job over to the others: [hand-over.md](../hand-over.md).`,
      `## Waiting

Terraform reads data sources while it plans. So \`wait_for_success\` waits in the plan, which holds the lock of the state for as long, and a waiting block takes one of the ten places that Terraform has for work side by side (\`-parallelism\`). A saved plan keeps what it has read; an apply without one plans anew. \`TF_LOG=INFO\` shows how far the job has come, and Ctrl-C ends the wait at once.

Before a destroy, Terraform reads once more, and waits once more. A job that Atlas has forgotten, a choice that finds none and a wait that fails keep it from going on: \`terraform destroy -refresh=false\` goes through. A \`postcondition\` on \`self.state\` doesn't block a destroy, and doesn't wait. All ways beside each other: [choosing-and-waiting.md](../choosing-and-waiting.md).`,
    ],
  },
  atlas_snapshot_export_jobs: { examples: ['jobs'], remarks: [`## Filtering\n\n${MISSPELT}`] },
};

/** Path below the project's folder → text of the page. */
export function providerDocs(): Readonly<Record<string, string>> {
  const { provider, data_source_schemas: dataSources } = readSchema();
  const pages = Object.entries(dataSources).map(([type, { block }]) => {
    const { examples, remarks } = DATA_SOURCES[type] ?? missing(type);
    const [pageTitle, title] = [`${type} Data Source - atlas`, `${type} (Data Source)`];
    return [fileOf(type), page({ pageTitle, title, block, examples: examples.map(example), remarks })];
  });
  const remarks = [`## Data sources\n\n${Object.keys(dataSources).map(linkTo).join('\n')}`];
  const index = page({
    pageTitle: 'Provider: atlas',
    title: 'atlas Provider',
    block: provider.block,
    examples: [providerExample()],
    remarks,
  });
  return { 'docs/index.md': index, ...Object.fromEntries(pages) };
}

function fileOf(type: string): string {
  return `docs/data-sources/${type.replace(/^atlas_/, '')}.md`;
}

function missing(type: string): never {
  throw new Error(`tasks/provider-docs.ts has no example for ${type}`);
}

function linkTo(type: string): string {
  return `- [\`${type}\`](data-sources/${path.basename(fileOf(type))})`;
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

/** The example in that folder; the comment at its head becomes the sentence in front of it. */
function example(folder: string): string {
  const text = fs.readFileSync(path.join(ROOT, 'examples', 'hcl', folder, 'main.tf'), 'utf8');
  const [, sentence, code] = /^# (.*)\n+([\s\S]*)$/.exec(text) ?? [];
  return `${sentence}\n\n${fenced(code ?? '')}`;
}

function fenced(code: string): string {
  return `\`\`\`hcl main.tf\n${code}\`\`\``;
}

function providerExample(): string {
  return fenced(`terraform {
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
`);
}

/** In the layout of the Terraform registry. */
function page({ pageTitle, title, block, examples, remarks = [] }: Page): string {
  const sections = [
    `# ${title}`,
    block.description,
    `## Example Usage\n\n${examples.join('\n\n')}`,
    ...remarks,
    `## Schema\n\n${lists(block).join('\n\n')}`,
    ...nestedAttributes(block.attributes),
    ...Object.entries(block.block_types ?? {}).map(([name, nested]) =>
      nestedSchema(`nestedblock--${name}`, name, nested.block.attributes),
    ),
  ];
  return `${frontMatter(pageTitle, block.description)}\n\n${sections.join('\n\n')}\n`;
}

/** The first sentence describes; nothing may stand in front of it. */
function frontMatter(pageTitle: string, description: string): string {
  const [sentence = ''] = /^.*?\.(?= |$)/.exec(description) ?? [];
  return `---
page_title: "${pageTitle}"
subcategory: ""
description: |-
  ${sentence}
---

<!-- Written by tasks/provider-docs.ts from the provider's schema. -->`;
}

/** The attributes by who sets them; a list without members is left out. */
function lists({ attributes, block_types: blocks = {} }: Block): string[] {
  const all = Object.entries(attributes);
  const blockLines = Object.entries(blocks).map(
    ([name, { block }]) => `- \`${name}\` (Block) ${block.description}${seeBelow(`nestedblock--${name}`)}`,
  );
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['Required', linesOf(all.filter(([, { required }]) => required))],
    ['Optional', [...linesOf(all.filter(([, { optional }]) => optional)), ...blockLines]],
    ['Read-Only', linesOf(all.filter(([, { required, optional }]) => !required && !optional))],
  ];
  return groups.filter(([, lines]) => lines.length > 0).map(([name, lines]) => `### ${name}\n\n${lines.join('\n')}`);
}

function linesOf(attributes: readonly (readonly [string, Attribute])[], parent = ''): string[] {
  return attributes.map(([name, attribute]) => {
    const { description, sensitive, nested_type: nested } = attribute;
    const words = [typeWords(attribute), ...(sensitive ? ['Sensitive'] : [])].join(', ');
    const below = nested === undefined ? '' : seeBelow(anchorOf(parent + name));
    return `- \`${name}\` (${words}) ${linked(description)}${below}`;
  });
}

function seeBelow(anchor: string): string {
  return ` See [below for nested schema](#${anchor}).`;
}

/** A data source that is named leads to its page. */
function linked(description: string): string {
  return description.replace(/`atlas_(snapshot_export_\w+)`/g, '[$&]($1.md)');
}

/** Of the nested schema at this path. */
function anchorOf(path: string): string {
  return `nestedatt--${path.replaceAll('.', '--')}`;
}

function typeWords({ type, nested_type: nested }: Attribute): string {
  if (nested !== undefined) return nested.nesting_mode === 'list' ? 'Attributes List' : 'Attributes';
  return [type ?? []].flat().map(typeWord).join(' of ');
}

function typeWord(word: string): string {
  return word === 'bool' ? 'Boolean' : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** A section for each attribute that has attributes, those within it behind it; `parent` ends with a dot. */
function nestedAttributes(attributes: Block['attributes'], parent = ''): string[] {
  return Object.entries(attributes).flatMap(([name, { nested_type: nested }]) => {
    if (nested === undefined) return [];
    const path = parent + name;
    const own = nestedSchema(anchorOf(path), path, nested.attributes, `${path}.`);
    return [own, ...nestedAttributes(nested.attributes, `${path}.`)];
  });
}

function nestedSchema(anchor: string, path: string, attributes: Block['attributes'], parent = ''): string {
  const heading = `<a id="${anchor}"></a>\n\n### Nested Schema for \`${path}\``;
  return `${heading}\n\n${linesOf(Object.entries(attributes), parent).join('\n')}`;
}

function write(): void {
  for (const [file, text] of Object.entries(providerDocs())) {
    fs.mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    fs.writeFileSync(path.join(ROOT, file), text);
  }
}

if (require.main === module) write();
