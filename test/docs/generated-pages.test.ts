// Pages that are generated must be those that the generator would write now.
import fs from 'node:fs';
import path from 'node:path';
import { ERROR_TITLES } from '../../src/errors/error-codes';
import { apiDocs } from '../../tasks/api-docs';
import { errorDocs } from '../../tasks/error-docs';
import { providerDocs } from '../../tasks/provider-docs';
import { sampleDocs } from '../../tasks/sample-docs';
import { readDocument, ROOT } from './documents';

/** A page of thousands of lines is not worth showing whole. */
function firstDifference(found: string, wanted: string): string | undefined {
  const [have, want] = [found.split('\n'), wanted.split('\n')];
  const line = want.findIndex((text, index) => text !== have[index]);
  if (line < 0) return have.length === want.length ? undefined : `line ${want.length}: the page goes on`;
  return `line ${line + 1}: ${JSON.stringify(have[line])} instead of ${JSON.stringify(want[line])}`;
}

test.each(Object.entries(providerDocs()))('%s is up to date; if not, run `npm run generate`', (file, text) => {
  expect(firstDifference(readDocument(file), text)).toBeUndefined();
});

test('the programs in the pages of other languages are up to date; if not, run `npm run generate`', () => {
  const pages = Object.entries(sampleDocs());
  expect(pages.map(([file, text]) => [file, firstDifference(readDocument(file), text)])).toEqual(
    pages.map(([file]) => [file, undefined]),
  );
});

test('docs/errors.md is up to date; if not, run `npm run generate`', () => {
  expect(firstDifference(readDocument('docs/errors.md'), errorDocs())).toBeUndefined();
});

test('docs/errors.md has one row for each code, headed by its title, in the order of the table', () => {
  const rows = [...readDocument('docs/errors.md').matchAll(/^\| \*\*([^*]+)\*\*<br>`([A-Z_]+)` \|/gm)];
  expect(rows.map(([, title, code]) => [code, title])).toEqual(Object.entries(ERROR_TITLES));
});

test('the provider has no page that is left over', () => {
  const pages = fs.readdirSync(path.join(ROOT, 'docs', 'data-sources')).map((name) => `docs/data-sources/${name}`);
  expect(pages.filter((page) => !(page in providerDocs()))).toEqual([]);
});

test('API.md and the pages beside it are up to date; if not, run `npm run generate`', async () => {
  const pages = Object.entries(await apiDocs());
  const stale = pages.map(([file, text]) => [file, firstDifference(readDocument(file), text)]);
  expect(stale).toEqual(pages.map(([file]) => [file, undefined]));
});

test('no reference page is left over', () => {
  const pages = fs.readdirSync(path.join(ROOT, 'docs', 'api')).map((name) => `docs/api/${name}`);
  expect(pages.filter((page) => !readDocument('tasks/api-docs.ts').includes(`'${page}'`))).toEqual([]);
});

test('API.md shows every construct, struct and enum', () => {
  const text = readDocument('API.md');
  const names = ['AtlasProvider', 'DataAtlasSnapshotExportJob', 'AtlasLookup', 'ResolvedSnapshotExportJob', 'ReadAt'];
  expect(names.filter((name) => !text.includes(`### ${name} <a`))).toEqual([]);
});
