// What `npm run release:prepare` and `npm run release` write, and that they refuse what their parts refuse.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../../src/model/release';
import { providerSums } from '../../../tasks/release/provider-record';
import { StubbedTree } from './stubbed-tree';
import { gitIn } from './tree-copy';

const RECORD = 'released-providers.json';
const WITHOUT = ['python', 'java', 'csharp'].flatMap((name) => ['--without', name]);
const OTHER_BYTES = { build: { 'lib/bin/terraform-provider-atlas': 'other' } };

let tree: StubbedTree;
beforeAll(() => {
  tree = new StubbedTree();
});
afterEach(() => {
  tree.reset();
});

const section = (version: string) => {
  const [, text = ''] = tree.read('CHANGELOG.md').split(`## [${version}] - `);
  return text.split('\n## ')[0]?.split('\n').slice(1).join('\n').trim();
};

describe('preparing', () => {
  test('records a new provider, and says it in the changelog', () => {
    const { status, stdout } = tree.run('prepare-release', '98.0.0');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Tags of releases whose records are compared with: 0 \(/);
    expect(stdout).toContain(`The provider ${PROVIDER_VERSION} is new. Look at git diff, run npm test, and commit;`);
    expect(section('98.0.0')).toMatch(new RegExp(`^Provider: ${PROVIDER_VERSION}\\.\n\n### Added\n\n- One\\.`));
    const made = providerSums(tree.root);
    expect(Object.keys(made)).toHaveLength(5);
    expect(JSON.parse(tree.read(RECORD))).toEqual({ [PROVIDER_VERSION]: made });
    expect(JSON.parse(tree.read('package.json'))).toMatchObject({ version: '98.0.0' });
    const files = stdout.split('\n').filter((line) => tree.has(line) && line !== '');
    expect(files.sort()).toEqual(tree.changes().sort());
  });

  test('says that the provider is unchanged, and leaves the record', () => {
    tree.prepared('98.0.0').hasChanged('Two.');
    const { status, stdout } = tree.run('prepare-release', '98.0.1');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Tags of releases whose records are compared with: 1$/m);
    expect(stdout).toContain(`The provider ${PROVIDER_VERSION} is unchanged. `);
    expect(section('98.0.1')).toBe(`Provider unchanged: ${PROVIDER_VERSION}.\n\n### Added\n\n- Two.`);
    expect(tree.changes()).not.toContain(RECORD);
  });

  test('fails without a trace when a task fails', () => {
    tree.withoutStub('package:registry');
    const { status, stderr } = tree.run('prepare-release', '98.0.0');
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'npm run package:registry ended with 1: see above.\n' });
    expect(tree.changes()).toEqual([]);
  });

  test('refuses what has no entry in the changelog, and what another branch has recorded, before it builds', () => {
    tree.prepared('98.0.0');
    expect(tree.run('prepare-release', '98.0.1').stderr).toMatch(/^There is nothing to release: /);
    gitIn(tree.root, 'checkout', '--quiet', '-b', 'other', 'HEAD^');
    fs.rmSync(path.join(tree.root, 'lib'), { recursive: true });
    const { status, stderr } = tree.run('prepare-release', '98.0.1');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^released-providers\.json does not say what v98\.0\.0, of another branch, released as /);
    expect([tree.has('lib'), tree.changes()]).toEqual([false, []]);
  });
});

test('other bytes of a released provider are refused by both', () => {
  tree.prepared('98.0.0').hasChanged('Two.');
  tree.stub(OTHER_BYTES);
  for (const [task, ...args] of [['prepare-release', '98.0.1'] as const, ['release', ...WITHOUT] as const]) {
    const { status, stderr } = tree.run(task, ...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The provider \S+ has been released with other bytes than these files have, /);
    expect([tree.changes(), tree.has('dist/js')]).toEqual([[], false]);
  }
});

describe('a release', () => {
  const sums = () => tree.read('dist/SHA256SUMS').trimEnd().split('\n');
  const names = () =>
    fs
      .readdirSync(path.join(tree.root, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter((name) => fs.statSync(path.join(tree.root, 'dist', name)).isFile());

  test('at its tag has notes, bills, notices and sums, and none of what others publish', () => {
    const { status, stdout } = tree.prepared('98.0.0').run('release');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Tags of releases whose records are compared with: 1\n/);
    expect(names().sort()).toEqual([
      ...['RELEASE_NOTES.md', 'SHA256SUMS', 'THIRD_PARTY_LICENSES', 'cdktn/go/atlas/go.mod', 'java/it.jar'],
      ...['js/it.tgz', `provider/linux_amd64/terraform-provider-atlas_v${PROVIDER_VERSION}`],
      ...['registry/release/it_linux_amd64.zip', 'sbom-cdktn.cdx.json', 'sbom.cdx.json'],
    ]);
    expect(tree.read('dist/RELEASE_NOTES.md')).toBe(`Provider: ${PROVIDER_VERSION}.\n\n### Added\n\n- One.\n`);
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: path.join(tree.root, 'dist') });
    expect(sums().map((line) => line.slice(66))).toEqual(
      names()
        .filter((name) => name !== 'SHA256SUMS')
        .sort(),
    );
    expect(tree.changes()).toEqual([]);
    const [own, other] = ['sbom', 'sbom-cdktn'].map((name) => tree.read(`dist/${name}.cdx.json`));
    for (const bill of [own, other]) expect(bill).toContain('"pkg:npm/pako@');
    expect(own).toContain('"pkg:npm/cdktf-provider-atlas@98.0.0"');
    expect(own).toContain('"provider/linux_amd64"');
    expect(other).toContain('"pkg:npm/cdktn-provider-atlas@98.0.0"');
  });

  test('without its tag is a rehearsal, without notes', () => {
    const { status, stdout } = tree.run('release', ...WITHOUT);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^No tag v\S+ at this commit: a rehearsal, not to be published\.\n/);
    expect([tree.has('dist/RELEASE_NOTES.md'), tree.has('dist/SHA256SUMS')]).toEqual([false, true]);
  });

  test('is refused when a task writes into the tree', () => {
    tree.stub({ package: { 'README.md': 'other' } });
    const { status, stderr } = tree.run('release', ...WITHOUT);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^The tree is not clean, .*\n {3}M README\.md\n$/),
    });
  });
});
