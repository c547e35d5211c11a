// What the last release promised, in a git clone of a small package that jsii compiles.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { checkPromises } from '../../tasks/compat/check-promises';
import { lastRelease } from '../../tasks/compat/last-release';
import { temporaryFolder } from '../support/temporary-folder';
import { TOY_MANIFEST } from './toy-manifest';

const ROOT = path.join(__dirname, '..', '..');
const SCHEMA = 'src/bindings/provider-schema.json';

const MANIFEST = {
  ...TOY_MANIFEST,
  // As in this package; jsii-diff takes its changes for harmless unless it is told otherwise.
  stability: 'experimental',
  jsii: { outdir: 'dist', targets: {} },
};

class Clone {
  public constructor(public readonly folder = temporaryFolder()) {}

  public write(name: string, text: string): this {
    fs.mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
    fs.writeFileSync(path.join(this.folder, name), text);
    return this;
  }

  public git(...args: string[]): void {
    const who = ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.invalid', '-c', 'tag.gpgSign=false'];
    execFileSync('git', [...who, '-c', 'commit.gpgSign=false', ...args], { cwd: this.folder, stdio: 'pipe' });
  }

  /** The package's sources, and what jsii makes of them. */
  public compile(methods: string): this {
    this.write('index.ts', `/** Greets. */\nexport class Greeter {\n  public constructor() {}\n${methods}\n}\n`);
    execFileSync(process.execPath, [path.join(ROOT, 'node_modules', 'jsii', 'bin', 'jsii')], {
      cwd: this.folder,
      stdio: 'pipe',
    });
    return this;
  }
}

const GREET = '  /** Greets. */\n  public greet(name: string): string { return name; }';
const PART = '  /** Parts. */\n  public part(name: string): string { return name; }';

const schema = (...names: string[]) => {
  const attributes = Object.fromEntries(names.map((name) => [name, { type: 'string', computed: true }]));
  const block = { block: { attributes } };
  return JSON.stringify({
    provider_schemas: { atlas: { provider: { block: {} }, data_source_schemas: { job: block } } },
  });
};

/** One clone for all: its release is compiled once. */
let clone: Clone;
beforeAll(() => {
  clone = new Clone().write('package.json', JSON.stringify(MANIFEST)).write(SCHEMA, schema('state'));
  clone.write('.gitignore', '.cache\n.jsii\n*.js\n*.d.ts\ntsconfig.json\n');
  clone.compile(GREET);
  clone.git('init', '-q', '-b', 'main');
  clone.git('add', '.');
  clone.git('commit', '-q', '-m', 'First');
  clone.git('tag', 'v0.1.0');
  clone.git('commit', '-q', '--allow-empty', '-m', 'Second');
  // Neither a version's, nor below this commit.
  clone.git('tag', 'vendor');
  clone.git('checkout', '-q', '-b', 'other');
  clone.git('commit', '-q', '--allow-empty', '-m', 'Third');
  clone.git('tag', '-a', 'v0.2.0', '-m', 'Of another line');
  clone.git('checkout', '-q', 'main');
});
beforeEach(() => {
  fs.rmSync(path.join(clone.folder, '.compatallow'), { force: true });
  clone.write(SCHEMA, schema('state'));
});

const KEPT = { kept: true, text: 'What v0.1.0 promised is kept.' };

test('the same tree keeps all, and the release is compiled once', () => {
  expect(checkPromises(clone.folder)).toEqual(KEPT);
  const cache = path.join(clone.folder, '.cache', 'compat');
  const [compiled = '', ...others] = fs.readdirSync(cache);
  expect(others).toEqual([]);
  const { ino, mtimeMs } = fs.statSync(path.join(cache, compiled, '.jsii'));
  expect(checkPromises(clone.folder)).toEqual(KEPT);
  expect(fs.statSync(path.join(cache, compiled, '.jsii'))).toMatchObject({ ino, mtimeMs });
});

test('an addition breaks nothing', () => {
  clone.compile(`${GREET}\n${PART}`).write(SCHEMA, schema('prefix', 'state'));
  expect(checkPromises(clone.folder)).toEqual(KEPT);
});

test('a method and an attribute that are gone are named, with what to do', () => {
  clone.compile(PART).write(SCHEMA, schema('prefix'));
  expect(checkPromises(clone.folder)).toEqual({
    kept: false,
    text: [
      'Broken since v0.1.0:',
      '  METHOD toy.Greeter.greet: has been removed',
      '    removed:toy.Greeter.greet',
      "  data.job.state is gone from the provider's schema",
      '    schema-removed:data.job.state',
      'Keep to what v0.1.0 has; or, where the break is meant, write its key (the indented line) into .compatallow, below a comment that says why, and tell users in CHANGELOG.md.',
    ].join('\n'),
  });
});

test('what the allow file names is let through, and nothing else is', () => {
  clone.compile(PART).write(SCHEMA, schema('prefix'));
  clone.write('.compatallow', '# Greeting was never used.\nremoved:toy.Greeter.greet\n');
  const { kept, text } = checkPromises(clone.folder);
  expect(kept).toBe(false);
  expect(text).not.toContain('greet');
  expect(text).toContain('schema-removed:data.job.state');
  clone.write('.compatallow', '# Never used.\nremoved:toy.Greeter.greet\nschema-removed:data.job.state\n');
  expect(checkPromises(clone.folder)).toEqual({
    kept: true,
    text: 'What v0.1.0 promised is kept but for 2 that .compatallow allows.',
  });
});

test('an entry without a reason is refused, also one behind a blank line', () => {
  clone.write('.compatallow', '# About this file.\n\nremoved:toy.Greeter.greet\n');
  expect(() => checkPromises(clone.folder)).toThrow(
    '.compatallow:3: say in a comment above it why removed:toy.Greeter.greet is allowed',
  );
});

test('an entry that nothing needs any more is told', () => {
  clone.compile(GREET).write('.compatallow', '# Gone for good.\nremoved:toy.Gone\n');
  expect(checkPromises(clone.folder)).toEqual({
    kept: true,
    text: `${KEPT.text}\n.compatallow no longer needs removed:toy.Gone: delete it.`,
  });
});

test('a release that does not compile is told with the words of the compiler', () => {
  const broken = new Clone()
    .write('package.json', JSON.stringify(MANIFEST))
    .write('index.ts', 'export const a: = 1;\n');
  broken.git('init', '-q');
  broken.git('add', '.');
  broken.git('commit', '-q', '-m', 'First');
  broken.git('tag', 'v1.0.0');
  broken.git('commit', '-q', '--allow-empty', '-m', 'Second');
  expect(() => checkPromises(broken.folder)).toThrow(
    /^The tree of v1\.0\.0 does not compile here:\n[\s\S]*index\.ts:1/,
  );
  expect(fs.readdirSync(path.join(broken.folder, '.cache', 'compat'))).toEqual([]);
});

test('a release is compared with the one before it, also where it merges two lines', () => {
  const tagged = new Clone();
  const commit = (message: string) => tagged.git('commit', '-q', '--allow-empty', '-m', message);
  const tagOf = () => {
    const release = lastRelease(tagged.folder);
    return typeof release === 'string' ? release : release.tag;
  };
  tagged.git('init', '-q', '-b', 'main');
  commit('First');
  tagged.git('tag', 'v0.1.0');
  expect(tagOf()).toBe('there is no tag of an earlier release (v*)');
  tagged.git('checkout', '-q', '-b', 'other');
  commit('Second');
  tagged.git('tag', '-a', 'v0.1.1', '-m', 'Annotated');
  expect(tagOf()).toBe('v0.1.0');
  tagged.git('checkout', '-q', 'main');
  commit('Third');
  tagged.git('merge', '-q', '--no-ff', '-m', 'Fourth', 'other');
  tagged.git('tag', 'v0.2.0');
  tagged.git('tag', 'v0.2.0-again');
  expect(tagOf()).toBe('v0.1.1');
});

test('without a tag, without its history and without git there is nothing to compare with', () => {
  const fresh = new Clone();
  const none = 'No release to compare with: ';
  expect(checkPromises(fresh.folder)).toEqual({ kept: true, text: `${none}this folder is no git clone.` });
  fresh.git('init', '-q');
  fresh.git('commit', '-q', '--allow-empty', '-m', 'First');
  expect(checkPromises(fresh.folder).text).toBe(`${none}there is no tag of an earlier release (v*).`);
  const inside = new Clone(path.join(clone.folder, 'node_modules', 'inside')).write('package.json', '{}');
  expect(checkPromises(inside.folder).text).toBe(`${none}this folder is no git clone.`);
  const shallow = new Clone();
  shallow.git('clone', '-q', '--depth', '1', `file://${clone.folder}`, '.');
  expect(checkPromises(shallow.folder).text).toBe(
    `${none}this clone is shallow, and holds no tag of a release (git fetch --unshallow --tags).`,
  );
});
