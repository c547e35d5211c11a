// The workflow that makes and publishes a release: what it runs, and what it may do.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { NODE_VERSION } from '../../../tasks/executables/node-binaries';
import { BILL_FILE, CDKTN_BILL_FILE } from '../../../tasks/release/bill-of-materials';
import { STEPS } from '../../../tasks/release/steps';
import { readDocument } from '../../docs/documents';
import { describeGpg, signingKey, verifySignature } from '../../registry/support/gpg';
import { temporaryFolder } from '../../support/temporary-folder';

const TEXT = readDocument('.github/workflows/release.yml');
/** Name of a job to its text. */
const JOBS = new Map(
  TEXT.slice(TEXT.indexOf('\njobs:\n'))
    .split(/^(?= {2}\w+:$)/m)
    .slice(1)
    .map((text) => [text.trim().split(':')[0] ?? '', text]),
);

function permissionsOf(job: string): string[] {
  const text = JOBS.get(job) ?? '';
  if (/^ {4}permissions: \{\}$/m.test(text)) return [];
  const [, listed = ''] = /^ {4}permissions:\n((?: {6}\S.*\n)+)/m.exec(text) ?? [];
  if (listed === '') throw new Error(`${job} does not say its permissions`);
  return listed.trim().split(/\n\s*/);
}

test('it runs on tags of versions, and on nothing else', () => {
  expect(TEXT).toContain("\non:\n  push:\n    tags: ['v[0-9]*']\npermissions: {}\n");
});

test('each job may do what it needs and no more', () => {
  expect(Object.fromEntries([...JOBS.keys()].map((job) => [job, permissionsOf(job)]))).toEqual({
    make: ['contents: read'],
    github: ['contents: write', 'id-token: write', 'attestations: write'],
    npm: ['id-token: write'],
    pypi: ['id-token: write'],
    go: [],
  });
});

test('the job that runs the code of others gets no secret, no identity and no cache', () => {
  const make = JOBS.get('make') ?? '';
  expect(make).toContain('persist-credentials: false');
  expect(make).not.toMatch(/secrets\.|github\.token|cache: (?!false)|actions\/cache/);
});

test('what is published was tested, made once, and is attested', () => {
  const runs = [...(JOBS.get('make') ?? '').matchAll(/- run: (.*)$/gm)].map(([, command]) => command);
  expect(runs.slice(0, 2)).toEqual(['.ci/run', 'npm run release']);
  const others = [...JOBS].filter(([job]) => job !== 'make');
  expect(others.filter(([, text]) => /npm (?:ci|install|run)/.test(text))).toEqual([]);
  expect(JOBS.get('github')).toContain('subject-path: assets/*');
  expect(JOBS.get('github')).toMatch(/gh release create .*(?:\n.*)? assets\/\*$/m);
  expect(JOBS.get('npm')).toContain('--provenance');
});

test('the executables are packed by the Node.js that they consist of', () => {
  expect(JOBS.get('make')).toContain(`node-version: '${NODE_VERSION}'`);
});

test('actions are named by commit, with the version beside it, and the same everywhere', () => {
  const uses = [...TEXT.matchAll(/uses: (\S+)@(.*)$/gm)].map(
    ([, action = '', version = '']) => [action, version] as const,
  );
  expect(uses.filter(([, version]) => !/^[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(new Set(uses.map(String)).size).toBe(new Set(uses.map(([action]) => action)).size);
});

test('npm and PyPI get the packages for CDK Terrain too', () => {
  const folder = madeRelease();
  const published = 'npm() { echo "$2" >> published; }; ';
  const [, command = ''] = /- run: (npm publish .*)$/m.exec(JOBS.get('npm') ?? '') ?? [];
  const [, folders = ''] = /^ {8}folder: \[(.*)\]$/m.exec(JOBS.get('npm') ?? '') ?? [];
  for (const FOLDER of folders.split(', ')) runIn(folder, `${published}${command}`, { FOLDER });
  expect(fs.readFileSync(path.join(folder, 'published'), 'utf8')).toBe('./dist/js/a.tgz\n./dist/cdktn/js/b.tgz\n');
  execFileSync('tar', ['-czf', 'dist.tar.gz', 'dist'], { cwd: folder });
  runIn(folder, scriptWith('mkdir packages', 'pypi'));
  expect(fs.readdirSync(path.join(folder, 'packages')).sort()).toEqual(['a.whl', 'b.whl']);
  expect(JOBS.get('pypi')).toContain('packages-dir: packages');
});

/** The commands of the step that has these words. */
function scriptWith(words: string, job = 'github'): string {
  const step = (JOBS.get(job) ?? '').split(/^ {6}(?=- )/m).find((text) => text.includes(words)) ?? '';
  return (/run: \|\n((?: {10}.*\n)+)/.exec(step)?.[1] ?? '').replace(/^ {10}/gm, '');
}

function runIn(folder: string, script: string, settings: Readonly<Record<string, string>> = {}): void {
  const env = { PATH: process.env.PATH, TMPDIR: temporaryFolder(), ...settings };
  execFileSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: folder, env, stdio: 'pipe' });
}

function madeRelease(): string {
  const folder = temporaryFolder();
  const names = [
    ...['dist.tar.gz', 'dist/SHA256SUMS', 'dist/THIRD_PARTY_LICENSES', 'dist/js/a.tgz'],
    ...[BILL_FILE, CDKTN_BILL_FILE].map((name) => `dist/${name}`),
    ...['dist/python/a.whl', 'dist/cdktn/js/b.tgz', 'dist/cdktn/python/b.whl', 'dist/provider/THIRD_PARTY_LICENSES'],
    ...['p_1_linux_amd64.zip', 'p_1_SHA256SUMS', 'p_1_manifest.json'].map((name) => `dist/registry/release/${name}`),
  ];
  for (const name of names) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), name);
  }
  return folder;
}

test('the page of the release has the licences of Node.js too, which the executables hold', () => {
  const folder = assetsOf(madeRelease());
  expect(fs.readdirSync(folder).sort()).toEqual([
    ...['SHA256SUMS', 'THIRD_PARTY_LICENSES', 'a.tgz', 'a.whl', 'b.tgz', 'b.whl', 'dist.tar.gz', 'p_1_SHA256SUMS'],
    ...['p_1_linux_amd64.zip', 'p_1_manifest.json', 'sbom-cdktn.cdx.json', 'sbom.cdx.json'],
  ]);
  expect(fs.readFileSync(path.join(folder, 'THIRD_PARTY_LICENSES'), 'utf8')).toContain('provider/');
});

test('the sums on the page are those of all that it has, and dist keeps its own', () => {
  const release = madeRelease();
  const signature = path.join(release, 'dist', 'registry', 'release', 'p_1_SHA256SUMS.sig');
  fs.writeFileSync(signature, 'signed');
  // In languages of people it would stand elsewhere.
  fs.writeFileSync(path.join(release, 'dist', 'js', 'Z.tgz'), 'Z');
  const folder = assetsOf(release);
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
  const lines = fs.readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  const others = fs.readdirSync(folder).filter((name) => name !== 'SHA256SUMS');
  expect(others).toEqual(expect.arrayContaining(['dist.tar.gz', 'p_1_SHA256SUMS.sig', 'Z.tgz']));
  expect(lines.map((line) => line.slice(66))).toEqual(others.sort());
  expect(fs.readFileSync(path.join(release, 'dist', 'SHA256SUMS'), 'utf8')).toBe('dist/SHA256SUMS');
});

function assetsOf(release: string): string {
  runIn(release, scriptWith('ln -t assets'));
  return path.join(release, 'assets');
}

test('each npm package is attested with its own bill of materials', () => {
  const attested = [...(JOBS.get('github') ?? '').matchAll(/subject-path: (.*)\n *sbom-path: (.*)$/gm)];
  expect(attested.map(([, subject, bill]) => [subject, bill])).toEqual([
    ['dist/js/*.tgz', `dist/${BILL_FILE}`],
    ['dist/cdktn/js/*.tgz', `dist/${CDKTN_BILL_FILE}`],
  ]);
});

test('the tarball of dist is the same whatever the umask was', () => {
  const [, command = ''] = /- run: (tar .*)$/m.exec(JOBS.get('make') ?? '') ?? [];
  const tarballs = ['022', '077'].map((umask) => {
    const folder = madeRelease();
    runIn(folder, `chmod -R u=rwX,go=rX dist && chmod 755 dist/js/a.tgz && umask ${umask} && cp -R dist other`);
    runIn(folder, `rm -r dist && mv other dist && ${command}`);
    return fs.readFileSync(path.join(folder, 'dist.tar.gz'));
  });
  expect(tarballs[0]).toEqual(tarballs[1]);
});

describeGpg('the signature of the sums', () => {
  test('is made where the variable says so, of a key that the secrets have', () => {
    expect(JOBS.get('github')).toMatch(/- if: vars\.SIGN_PROVIDER == 'true'\n {8}run: \|\n.*GNUPGHOME/);
    const [folder, key] = [madeRelease(), signingKey('workflow')];
    runIn(folder, scriptWith('--detach-sign'), { GPG_PRIVATE_KEY: key.privateKey, GPG_PASSPHRASE: key.passphrase });
    const sums = path.join(folder, 'dist', 'registry', 'release', 'p_1_SHA256SUMS');
    expect(verifySignature(`${sums}.sig`, sums, key)).toMatch(/GOODSIG .*workflow@test\.example/);
  });
});

test('each registry is published to only where its variable says so', () => {
  for (const job of ['npm', 'pypi', 'go']) {
    expect(JOBS.get(job)).toContain(`if: vars.PUBLISH_${job.toUpperCase()} == 'true'`);
  }
});

test('every toolchain that the release needs is set up', () => {
  const needed = new Set(STEPS.flatMap(({ toolchains }) => toolchains));
  const actions: Readonly<Record<string, string>> = { python: 'python', java: 'java', csharp: 'dotnet' };
  for (const name of needed) expect(JOBS.get('make')).toContain(`uses: actions/setup-${actions[name] ?? name}@`);
});

test('the tests of a release have every tool that those of a change have', () => {
  const tools = (text: string) => [...text.matchAll(/uses: (\S+\/setup-\S+)@/g)].map(([, action]) => action).sort();
  const inCi = tools(readDocument('.github/workflows/ci.yml'));
  expect(inCi).toContain('opentofu/setup-opentofu');
  expect(tools(JOBS.get('make') ?? '')).toEqual(expect.arrayContaining(inCi));
});
