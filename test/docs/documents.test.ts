// What every document must be: its links lead somewhere, and the names in it exist.
import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_VARIABLE } from '../../src/cli/cluster-options';
import { ERROR_TITLES } from '../../src/errors/error-codes';
import { LOOKUP_MODE_VARIABLE } from '../../src/model/lookup';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/model/release';
import { ENVIRONMENT_VARIABLES } from '../../src/model/settings';
import { DOCUMENTS, readDocument, ROOT, SAMPLES } from './documents';

const CHECKED_LANGUAGES = [
  'cron',
  'csharp',
  'go',
  'hcl',
  'java',
  'json',
  'python',
  'sh',
  'sql',
  'text',
  'ts',
  'xml',
  'yaml',
];
const VARIABLES = [...Object.values(ENVIRONMENT_VARIABLES).flat(), LOOKUP_MODE_VARIABLE, PROJECT_VARIABLE];

/** Read by examples/typescript/main.ts. */
const EXAMPLE_VARIABLES = [
  ...fs.readFileSync(path.join(ROOT, 'examples', 'typescript', 'main.ts'), 'utf8').matchAll(/setting\('(\w+)'\)/g),
].map(([, name]) => name);

test('there are documents for users, contributors and reporters', () => {
  expect(DOCUMENTS).toEqual(
    expect.arrayContaining([
      'ARCHITECTURE.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'README.md',
      'SECURITY.md',
      'docs/choosing-and-waiting.md',
      'docs/cli.md',
      'docs/credentials.md',
      'docs/csharp.md',
      'docs/data-sources/snapshot_export_bucket.md',
      'docs/data-sources/snapshot_export_buckets.md',
      'docs/data-sources/snapshot_export_job.md',
      'docs/data-sources/snapshot_export_jobs.md',
      'docs/emulator.md',
      'docs/errors.md',
      'docs/go.md',
      'docs/hand-over.md',
      'docs/index.md',
      'docs/installing.md',
      'docs/java.md',
      'docs/leaving.md',
      'docs/loading.md',
      'docs/migrating.md',
      'docs/python.md',
      'docs/remote-runs.md',
      'docs/synth-time.md',
      'examples/hcl/README.md',
      'examples/pipeline/README.md',
      'examples/typescript/README.md',
    ]),
  );
});

test('each code sample is in a language that a test runs or compiles', () => {
  const strange = SAMPLES.filter(({ language }) => !CHECKED_LANGUAGES.includes(language));
  expect(strange.map(({ place, language }) => `${place} ${language}`)).toEqual([]);
});

test('no sample compares a state, which is a token where Terraform reads the job', () => {
  const wrong = SAMPLES.filter(({ text }) => /(?<!self)\.state\s*[!=]==?|[!=]==?\s*\w+\.state\b/.test(text));
  expect(wrong.map(({ place }) => place)).toEqual([]);
});

describe.each(DOCUMENTS)('%s', (file) => {
  const text = readDocument(file);
  const prose = text.replace(/^```[^\n]*\n[\s\S]*?^```$/gm, '');

  test('links inside the project lead to files, and to headings that are there', () => {
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const inside = links.filter((target) => !/^[a-z]+:/.test(target));
    expect(inside.filter((target) => !leadsSomewhere(file, target))).toEqual([]);
  });

  test('environment variables in it are read by the code', () => {
    const named = text.match(/\b(?:STAGING_)?(?:MONGODB_ATLAS|MCLI|CDKTF_ATLAS|ATLAS)_[A-Z0-9_]+\b/g) ?? [];
    const unknown = named.filter((name) => ![...VARIABLES, ...EXAMPLE_VARIABLES].includes(withoutPrefix(name)));
    expect(unknown).toEqual([]);
  });

  test('source and version of the provider are those of this release', () => {
    const sources = text.match(/terraform\.local\/[a-z]+\/[a-z]+/g) ?? [];
    const versions = [...text.matchAll(/version\s+= "([^"]+)"|atlas_v(\d+\.\d+\.\d+)/g)].map(([, a, b]) => a ?? b);
    expect(sources.filter((source) => source !== PROVIDER_SOURCE)).toEqual([]);
    expect(versions.filter((version) => version !== PROVIDER_VERSION)).toEqual([]);
  });

  test('error codes in it exist', () => {
    const codes = [...prose.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code = '']) => code);
    const known = [...Object.keys(ERROR_TITLES), ...VARIABLES, ...KNOWN_ELSEWHERE];
    expect(codes.filter((code) => !known.includes(withoutPrefix(code)))).toEqual([]);
  });
});

/** Variables of Terraform, Node and others. */
const KNOWN_ELSEWHERE = [
  // of the repository, for its workflow
  'SIGN_PROVIDER',
  'PUBLISH_NPM',
  'PUBLISH_PYPI',
  'PUBLISH_GO',
  'GO_DEPLOY_KEY',
  'CDKTN_GO_DEPLOY_KEY',
  'TF_CLI_CONFIG_FILE',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'NO_COLOR',
  'JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION',
  'GPG_PRIVATE_KEY',
  'GPG_PASSPHRASE',
  'GPG_KEY_ID',
];

/** The documents' example of a prefix for variables. */
function withoutPrefix(name: string): string {
  return name.replace(/^STAGING_/, '');
}

function leadsSomewhere(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const resolved = file === '' ? from : path.posix.join(path.posix.dirname(from), file);
  if (!fs.existsSync(path.join(ROOT, resolved))) return false;
  return anchor === undefined || anchorsOf(readDocument(resolved)).includes(anchor);
}

/** As GitHub makes them of headings, and those that are written out. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...text.matchAll(/^<a id="([^"]+)"><\/a>$/gm)].map(([, id = '']) => id)];
}
