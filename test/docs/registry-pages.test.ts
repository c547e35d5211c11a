// The provider's pages have the layout that the Terraform registry shows, and every attribute of the schema.
import { PROVIDER_SOURCE } from '../../src/model/release';
import schemas from '../../src/bindings/provider-schema.json';
import { providerDocs } from '../../tasks/provider-docs';
import { readDocument, SAMPLES } from './documents';
import { namesIn } from './schema-names';

const { data_source_schemas: dataSources } = schemas.provider_schemas[PROVIDER_SOURCE];
const PAGES = Object.keys(providerDocs());

test('there is the index, and a page for each data source under its name without the prefix', () => {
  const types = Object.keys(dataSources).map((type) => `docs/data-sources/${type.replace(/^atlas_/, '')}.md`);
  expect(PAGES).toEqual(['docs/index.md', ...types]);
});

describe.each(PAGES)('%s', (page) => {
  const text = readDocument(page);

  test('begins with title, subcategory and a description of one sentence', () => {
    expect(text).toMatch(
      /^---\npage_title: "[^"\n]+"\nsubcategory: ""\ndescription: \|-\n {2}[A-Z`][^\n]*\.\n---\n\n<!-- [^\n]+ -->\n\n# /,
    );
  });

  test('has its sections in the order of the registry', () => {
    const headings = [...text.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) => heading);
    const known = ['Example Usage', 'Schema', 'Required', 'Optional', 'Read-Only'];
    const [first] = headings;
    expect(first).toBe('Example Usage');
    expect(headings.filter((heading) => known.includes(heading))).toEqual(
      known.filter((heading) => headings.includes(heading)),
    );
    const behind = headings.slice(headings.lastIndexOf('Optional') + 1).filter((heading) => !known.includes(heading));
    expect(behind.filter((heading) => !/^Nested Schema for `[\w.]+`$/.test(heading))).toEqual([]);
  });

  test('has an example that Terraform takes as it is', () => {
    const examples = SAMPLES.filter(({ place, language }) => place.startsWith(`${page}:`) && language === 'hcl');
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter(({ name }) => name !== 'main.tf')).toEqual([]);
  });
});

test.each(Object.entries(dataSources))('the page of %s names every attribute and block once', (type, { block }) => {
  const [, schema = ''] = readDocument(`docs/data-sources/${type.replace(/^atlas_/, '')}.md`).split('\n## Schema\n');
  const named = [...schema.matchAll(/^- `(\w+)` \(/gm)].map(([, name = '']) => name);
  const wanted = namesIn(block).map((path) => path.replace(/^.*\./, ''));
  expect(named.sort()).toEqual(wanted.sort());
});
