// Pages and examples name the packages in the version that package.json has: a release changes all of them.
import fs from 'node:fs';
import path from 'node:path';
import { NAMED } from '../../tasks/release/version-mentions';
import { DOCUMENTS, readDocument, ROOT } from './documents';

const PROJECTS = [
  'examples/csharp/exports.csproj',
  'examples/go/go.mod',
  'examples/java/pom.xml',
  'examples/python/requirements.txt',
];

interface Mention {
  readonly place: string;
  readonly version: string;
}

function mentionsIn(file: string): Mention[] {
  const text = readDocument(file);
  return [...text.matchAll(NAMED)].map(({ 1: name = '', 2: version = '', index }) => ({
    place: `${file}:${text.slice(0, index + name.length).split('\n').length}`,
    version,
  }));
}

const MENTIONS = [...DOCUMENTS, ...PROJECTS].flatMap(mentionsIn);

test('each project of an example asks for the package', () => {
  for (const file of PROJECTS) expect(mentionsIn(file)).toHaveLength(1);
});

test('the version is that of package.json, wherever one is named', () => {
  const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(MENTIONS.filter((mention) => mention.version !== version)).toEqual([]);
});
