// docs/loading.md against the objects that the emulator lays out.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startEmulator } from '../../src/emulator/start-emulator';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { sampleNamed, samplesIn } from './documents';

const PREFIX =
  'exported_snapshots/5f00c0ffee5f00c0ffee5f00/64f0c0ffee64f0c0ffee64f0/orders/2024-05-06T0700/1714979100/';

let folder: string;
let names: string[];
beforeAll(async () => {
  const objects = temporaryFolder();
  await (await startEmulator({ objects })).close();
  folder = path.join(objects, 'orders-exports', PREFIX, 'sales', 'orders');
  names = fs.readdirSync(folder).sort();
});

test('a collection has data and metadata.json', () => {
  expect(names).toEqual(['atlas-abc123-shard-0.0.json.gz', 'atlas-abc123-shard-0.1.json.gz', 'metadata.json']);
});

test('both patterns take the data alone, also among all objects of an export', () => {
  const [regex = '', glob = ''] = sampleNamed('pattern').text.trim().split('\n');
  const root = path.join(folder, '..', '..');
  const keys = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = keys.map(({ name }) => name);
  const data = all.filter((name) => name.includes('-shard-'));
  expect(all).toEqual(expect.arrayContaining(['.complete', 'metadata.json']));
  expect(all.filter((name) => new RegExp(`^(?:${regex})$`).test(name))).toEqual(data);
  expect(all.filter((name) => matchesGlob(name, glob))).toEqual(data);
});

test('the document is one of an export', () => {
  const lines = gunzipSync(fs.readFileSync(path.join(folder, names[0] ?? ''))).toString('utf8');
  expect(lines.split('\n')).toContain(sampleNamed('document').text.trim());
});

const STATEMENTS = samplesIn('sql').map((sample) => ({ ...sample, pattern: patternIn(sample.text) }));

test.each(STATEMENTS.filter(({ pattern }) => pattern !== undefined))('$name takes the data alone', ({ pattern }) => {
  expect(names.filter((name) => pattern?.(name))).toEqual(names.slice(0, 2));
});

test('Redshift alone has a manifest in place of a pattern, and it names the data alone', () => {
  expect(STATEMENTS.filter(({ pattern }) => pattern === undefined).map(({ name }) => name)).toEqual(['redshift.sql']);
  const { entries } = JSON.parse(sampleNamed('orders.manifest').text) as { entries: { url: string }[] };
  expect(entries.map(({ url }) => path.posix.basename(url))).toEqual(names.slice(0, 2));
});

test.each(STATEMENTS)('the paths in $name lead to values of a document', ({ text }) => {
  const document: unknown = JSON.parse(sampleNamed('document').text);
  const paths = [...text.matchAll(/(?:'\$\.|document:)(\w+(?:\."\$\w+")+)/g)].map(([, found = '']) => found);
  const values = paths.map((found) => found.replaceAll('"', '').split('.').reduce<unknown>(memberOf, document));
  expect(values.filter((value) => typeof value !== 'string')).toEqual([]);
  expect(paths.length > 0).toBe(/_id/.test(text));
});

describePython('the program in Python', () => {
  test('reads every document, with plain values', async () => {
    const script = path.join(temporaryFolder(), 'load.py');
    fs.writeFileSync(script, sampleNamed('load.py').text);
    const { status, output } = await runCommand('python3', [script, folder], { cwd: folder });
    const lines = output.trimEnd().split('\n');
    expect({ status, count: lines.length }).toEqual({ status: 0, count: 120 });
    expect(lines[1]).toBe(
      "{'_id': '650000000000000000000001', 'number': 2, 'placedAt': datetime.datetime(2024, 5, 6, 5, 5, " +
        "tzinfo=datetime.timezone.utc), 'total': Decimal('2.50'), 'note': 'made up, 2'}",
    );
  });
});

/** How a statement chooses among the names of a folder: by a regular expression, or by a glob. */
function patternIn(text: string): ((name: string) => boolean) | undefined {
  const [, regex] = /PATTERN = '([^']+)'/.exec(text) ?? [];
  if (regex !== undefined) return (name) => new RegExp(`^(?:${regex})$`).test(name);
  const [, glob] = /'(?:s3|gs):\/\/[^']*\/([^'/]*\*[^'/]*)'/.exec(text) ?? [];
  return glob === undefined ? undefined : (name) => matchesGlob(name, glob);
}

function matchesGlob(name: string, glob: string): boolean {
  const pattern = glob.split('*').map((part) => part.replace(/[.]/g, '[.]'));
  return new RegExp(`^${pattern.join('.*')}$`).test(name);
}

function memberOf(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | undefined)?.[name];
}

/** Where there is no Python, the tests that need it are left out. */
function describePython(name: string, body: () => void): void {
  if (hasPython()) describe(name, body);
  else describe.skip(`${name} (needs python3 on PATH)`, body);
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
