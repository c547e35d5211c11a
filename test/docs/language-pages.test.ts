// The pages for other languages: what they show of errors and packages is what there is.
import fs from 'node:fs';
import path from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { DataAtlasSnapshotExportJob } from '../../src';
import { temporaryFolder } from '../support/temporary-folder';
import { readDocument, ROOT, SAMPLES } from './documents';
import { OTHER_LANGUAGES } from './generated-code';

test.each(OTHER_LANGUAGES)('docs/%s.md shows an error as it is', (language) => {
  const stack = new TerraformStack(new App({ outdir: temporaryFolder() }), 'exports');
  const ids = { projectId: '32b6e34b3d91647abb20e7b8', clusterName: 'Cluster0', exportJobId: '605CCBA3' };
  const text = readDocument(`docs/${language}.md`).replace(/^\t/gm, '');
  expect(() => new DataAtlasSnapshotExportJob(stack, 'orders', ids)).toThrow(
    expect.objectContaining({ message: shown(text) }),
  );
});

test.each(OTHER_LANGUAGES)('docs/%s.md leads to the reference of its language', (language) => {
  expect(readDocument(`docs/${language}.md`)).toContain(`[api/${language}.md](api/${language}.md)`);
});

test.each(OTHER_LANGUAGES)('the cdktf.json of docs/%s.md is that of the example', (language) => {
  const [sample] = SAMPLES.filter(
    ({ place, name }) => place.startsWith(`docs/${language}.md:`) && name === 'cdktf.json',
  );
  const example = JSON.parse(readDocument(`examples/${language}/cdktf.json`)) as Record<string, unknown>;
  // Each project has an id of its own.
  delete example.projectId;
  expect(JSON.parse(sample?.text ?? '')).toEqual(example);
});

test('the project of docs/java.md asks for the package, from where `npm run package` puts it', () => {
  const [pom] = SAMPLES.filter(({ name }) => name === 'pom.xml');
  const { version, jsii } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
    jsii: { targets: { java: { maven: { groupId: string; artifactId: string } } } };
  };
  const { groupId, artifactId } = jsii.targets.java.maven;
  expect(pom?.text.replace(/\s+/g, '')).toContain(
    `<groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>`,
  );
  expect([...(pom?.text ?? '').matchAll(/<url>(.*)<\/url>/g)].map(([, url]) => url)).toEqual(
    ['java', 'java-cdktf'].map((folder) => `file://\${project.basedir}/../cdktf-provider-atlas/dist/${folder}`),
  );
});

test('the project of docs/csharp.md is that of the example, at another place', () => {
  const [project] = SAMPLES.filter(({ name }) => name === 'exports.csproj');
  const elements = (text: string) => [...text.matchAll(/<(\w+)[^>]*>/g)].map(([element]) => element);
  const example = fs.readFileSync(path.join(ROOT, 'examples', 'csharp', 'exports.csproj'), 'utf8');
  expect(elements(example)).toEqual(expect.arrayContaining(elements(project?.text ?? '')));
  expect(project?.text).toContain('../cdktf-provider-atlas/dist/csharp<');
  expect(example).toContain('../../dist/csharp<');
});

/** The message in a block of the page, from its code on. */
function shown(page: string): string {
  const [, message = ''] = /^(?:\w+: )?(INVALID_ARGUMENT: [\s\S]*?)\n```$/m.exec(page) ?? [];
  return message;
}
