// A copy of this tree in which the tasks that a release runs write a few files, and take no time.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../../src/model/release';
import { ROOT } from '../../docs/documents';
import { temporaryFolder } from '../../support/temporary-folder';
import { commitAll, gitIn, treeCopy } from './tree-copy';

/** Task to what it writes: file, below the root, to its text. */
type Stubs = Readonly<Record<string, Readonly<Record<string, string>>>>;

const STUBS: Stubs = {
  build: {
    'lib/bin/terraform-provider-atlas': 'first',
    'lib/bin/atlas-provider.more.js': 'second',
    'lib/bin/THIRD_PARTY_LICENSES': 'licences',
    '.cache/bundles.json': '{ "node_modules/pako": ["lib/bin/terraform-provider-atlas"] }',
  },
  'package:provider': { [`dist/provider/linux_amd64/terraform-provider-atlas_v${PROVIDER_VERSION}`]: 'executable' },
  'package:registry': { 'dist/registry/release/it_linux_amd64.zip': 'archive' },
  package: { 'dist/js/it.tgz': 'tarball', 'dist/java/it.jar': 'ours', 'dist/java-cdktf/it.jar': 'theirs' },
  'package:cdktn': {
    'dist/cdktn/java-cdktn/it.jar': 'theirs',
    'dist/cdktn/go/cdktn/go.mod': 'theirs',
    'dist/cdktn/go/atlas/go.mod': 'ours',
    '.cache/cdktn/package.json': '{ "name": "cdktn-provider-atlas", "version": "98.0.0", "license": "Apache-2.0" }',
  },
};

/** In place of projen's: a task that it does not know fails. */
const RUNNER = `
const fs = require('node:fs');
const path = require('node:path');
const files = JSON.parse(fs.readFileSync(path.join(__dirname, 'stubs.json'), 'utf8'))[process.argv[2]];
if (files === undefined) process.exit(1);
for (const [file, text] of Object.entries(files)) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
`;

/** A tag that is no release's. */
const FIRST = 'first';

export class StubbedTree {
  public readonly root = treeCopy();
  private readonly runner = path.join(this.root, 'node_modules', 'projen', 'bin');
  private readonly tools = toolsThatAreThere();

  /** Nothing was released yet, and one thing has changed. */
  public constructor() {
    fs.rmSync(path.join(this.root, 'released-providers.json'), { force: true });
    this.write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n');
    this.hasChanged('One.');
    gitIn(this.root, 'tag', FIRST);
    const modules = path.join(this.root, 'node_modules');
    fs.rmSync(modules);
    fs.mkdirSync(this.runner, { recursive: true });
    const installed = path.join(ROOT, 'node_modules');
    for (const name of fs.readdirSync(installed).filter((each) => each !== 'projen')) {
      fs.symlinkSync(path.join(installed, name), path.join(modules, name));
    }
    fs.writeFileSync(path.join(this.runner, 'projen'), RUNNER);
    this.reset();
  }

  /** As it was at first. */
  public reset(): void {
    gitIn(this.root, 'checkout', '--quiet', '--force', '-B', 'main', FIRST);
    const tags = gitIn(this.root, 'tag', '--list', 'v*').split('\n');
    for (const tag of tags.filter((name) => name !== '')) gitIn(this.root, 'tag', '--delete', tag);
    gitIn(this.root, 'clean', '-ffdqx', '--exclude=/node_modules');
    this.stub({});
  }

  /** Other tasks than usually. */
  public stub(stubs: Stubs): void {
    fs.writeFileSync(path.join(this.runner, 'stubs.json'), JSON.stringify({ ...STUBS, ...stubs }));
  }

  /** The task fails. */
  public withoutStub(task: string): void {
    const others = Object.entries(STUBS).filter(([name]) => name !== task);
    fs.writeFileSync(path.join(this.runner, 'stubs.json'), JSON.stringify(Object.fromEntries(others)));
  }

  public run(task: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const script = path.join(this.root, 'tasks', `${task}.ts`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve('tsx/cli'), script, ...args], {
      cwd: this.root,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${this.tools}${path.delimiter}${process.env.PATH ?? ''}` },
    });
    return { status, stdout, stderr };
  }

  public has(file: string): boolean {
    return fs.existsSync(path.join(this.root, file));
  }

  public read(file: string): string {
    return fs.readFileSync(path.join(this.root, file), 'utf8');
  }

  public write(file: string, text: string): void {
    fs.writeFileSync(path.join(this.root, file), text);
  }

  /** A line below Unreleased, committed. */
  public hasChanged(entry: string): void {
    const heading = '## [Unreleased]\n';
    this.write('CHANGELOG.md', this.read('CHANGELOG.md').replace(heading, `${heading}\n### Added\n\n- ${entry}\n`));
    commitAll(this.root);
  }

  /** Names of files that are not as they are committed. */
  public changes(): string[] {
    const lines = gitIn(this.root, 'status', '--porcelain').split('\n');
    return lines.filter((line) => line !== '').map((line) => line.slice(3));
  }

  /** Prepared, committed and tagged. */
  public prepared(version: string): this {
    const { status, stderr } = this.run('prepare-release', version);
    if (status !== 0) throw new Error(stderr);
    commitAll(this.root);
    gitIn(this.root, 'tag', `v${version}`);
    return this;
  }
}

/** Each ends with 0, whatever the machine has. */
function toolsThatAreThere(): string {
  const folder = temporaryFolder();
  for (const name of ['python3', 'javac', 'mvn', 'dotnet']) {
    fs.writeFileSync(path.join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
  }
  return folder;
}
