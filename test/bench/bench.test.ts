// The benchmark runs, and measures all that it promises. How fast anything is, is not tested.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { OWN } from '../executables/support/dist';
import { TERRAFORM } from '../support/terraform';

const ROOT = path.join(__dirname, '..', '..');

const STARTS = ['until the handshake', 'until it is connected', 'until the schema is answered'];
const SYNTHESES = ['1 job', '20 jobs'].flatMap((jobs) =>
  ['at apply', 'at synth, from the context file', 'at synth, from Atlas'].map((read) => `${jobs} ${read}`),
);
/** Only where they were made: what they are made of is fetched. */
const STANDALONE = existsSync(OWN) ? ['Standalone executable'] : [];
const NEWEST = 'The newest of many jobs';
const EVERY_LATENCY = ['0 ms', '20 ms', '40 ms'];
const PLANS = [
  ...['access token', 'service account', 'API key'].flatMap((kind) =>
    EVERY_LATENCY.map((latency) => `1 job ${kind} ${latency}`),
  ),
  ...EVERY_LATENCY.map((latency) => `20 jobs access token ${latency}`),
  '40 jobs access token 20 ms',
  '20 jobs in blocks access token 0 ms',
];

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

let page = '';
const tables = new Map<string, Table>();

beforeAll(async () => {
  const args = ['--import', 'tsx', 'bench/run.ts', '--quick'];
  ({ stdout: page } = await promisify(execFile)(process.execPath, args, { cwd: ROOT }));
  for (const section of page.split('\n## ').slice(1)) {
    const [title = ''] = section.split('\n');
    const lines = section.split('\n').filter((line) => line.startsWith('|'));
    const [columns = [], , ...rows] = lines.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    tables.set(title, { columns, rows });
  }
}, 300_000);

test('a quick run has every table', () => {
  const withTerraform = ['`terraform plan`', 'Growth', '`terraform apply`', 'Old jobs of a large cluster'];
  expect([...tables.keys()]).toEqual([
    ...(TERRAFORM === undefined ? [] : withTerraform),
    ...(TERRAFORM === undefined
      ? ['Start of the provider', ...STANDALONE, ...provider(), NEWEST, 'Under a rate limit']
      : ['Under a rate limit', 'The whole way', 'Start of the provider', ...STANDALONE, ...provider(), NEWEST]),
    'Loading the library',
    'Synthesis of export jobs',
    'Synthesis of many stacks',
  ]);
});

test('every cell that is measured has a number', () => {
  expect(page).not.toMatch(/NaN|Infinity|undefined/);
  for (const { columns, rows } of tables.values()) {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      for (const [column, name] of columns.entries()) {
        const cell = `${row[0]}, ${name}: ${row[column]}`;
        if (name.startsWith('Ratio') || name === 'To bare Node') expect(cell).toMatch(/: \d+\.\d\d ×$/);
        if (name === 'Time') expect(cell).toMatch(/: [\d,.]+ (?:ms|s)$/);
        if (name === 'Requests') expect(cell).toMatch(/: \d+$/);
      }
    }
  }
});

test('the start, the memory and the syntheses have every line', () => {
  expect(firstCells('Start of the provider', 1)).toEqual(STARTS);
  expect(firstCells('Synthesis of export jobs', 2)).toEqual(SYNTHESES);
  if (process.platform === 'linux')
    expect(firstCells('The provider by itself', 1)).toEqual(['1 job', '20 jobs', '40 jobs']);
});

test('the newest of many jobs costs its pages, each once', () => {
  expect(columnOf(NEWEST, 'Requests')).toEqual(['3', '3', '1', '1', '3', '1']);
});

test('every target is judged', () => {
  const start = ['≤ 2 N'];
  const memory = process.platform === 'linux' ? ['≤ 1.25 ×', '≤ 1.6 ×'] : [];
  const newest = [...(process.platform === 'linux' ? ['≤ 1 ×'] : []), '≤ 3 L'];
  const plans = [
    '≤ 5.5 F',
    ...Array(2).fill('≤ 1 L'),
    ...Array(4).fill('≤ 2 L'),
    '≤ 2.8 F',
    ...Array(2).fill('≤ 2.5 L'),
  ];
  const others = [...Array(2).fill('≤ 2 L'), ...Array(2).fill('≤ 1 L')];
  const judged = [...page.matchAll(/(≤ [\d.]+ \S+) [✓✗]/g)].map(([, target]) => target);
  const expected = [
    ...(TERRAFORM === undefined ? [] : [...plans, ...others]),
    ...start,
    ...memory,
    ...newest,
    '≤ 10 ms',
  ];
  expect(judged).toEqual(expected);
});

test('the page says what it was measured with', () => {
  expect(page).toContain(`- Node: ${process.versions.node}\n`);
  expect(page).toMatch(/- Commit: (?:[0-9a-f]{7,}(?:-dirty)?|unknown)\n/);
});

(TERRAFORM === undefined ? describe.skip : describe)('with Terraform', () => {
  test('every plan is there', () => {
    expect(firstCells('`terraform plan`', 3)).toEqual(PLANS);
    expect(firstCells('Growth', 1)).toEqual(['20 jobs', '40 jobs']);
    expect(firstCells('`terraform apply`', 1)).toEqual(EVERY_LATENCY);
    expect(firstCells('Old jobs of a large cluster', 1)).toEqual(EVERY_LATENCY);
  });

  test('requests are counted as they are made', () => {
    const requests = columnOf('`terraform plan`', 'Requests').map(Number);
    // One read; beside it a minted token that is given back; beside it a challenge.
    expect(requests.slice(0, 9)).toEqual([1, 1, 1, 3, 3, 3, 2, 2, 2]);
    expect(columnOf('Old jobs of a large cluster', 'Requests')).toEqual(['3', '3', '3']);
    expect(columnOf('Under a rate limit', 'Requests')).toEqual(['305', '305']);
  });

  test('the starts of the provider are counted', () => {
    const shares = columnOf('The whole way', 'In it');
    expect(shares[1]).toBe('0 starts of the provider; requests: 0');
    expect(shares[2]).toMatch(/^3 starts of the provider, each connected after [\d.]+ ms; requests: 1$/);
  });

  test('the chart shows the plans of the table', () => {
    const chart = /```mermaid\nxychart-beta\n(.*?)```/s.exec(page)?.[1] ?? '';
    const near = rowsOf('`terraform plan`').filter(
      ([, kind, latency]) => kind === 'access token' && latency === '20 ms',
    );
    const line = near.map(([, , , time]) => Math.round(parseFloat((time ?? '').replace(',', ''))));
    expect(chart).toContain('x-axis "export jobs" [1, 20, 40]\n');
    expect(chart).toMatch(/^ {4}bar \[\d+, \d+, \d+\]$/m);
    const drawn = /^ {4}line \[(.*)\]$/m.exec(chart)?.[1]?.split(', ').map(Number) ?? [];
    for (const [index, value] of line.entries()) expect(Math.abs((drawn[index] ?? NaN) - value)).toBeLessThanOrEqual(1);
    expect(drawn).toHaveLength(3);
  });
});

function provider(): string[] {
  return process.platform === 'linux' ? ['The provider by itself'] : [];
}

function rowsOf(title: string): readonly (readonly string[])[] {
  return tables.get(title)?.rows ?? [];
}

function firstCells(title: string, count: number): string[] {
  return rowsOf(title).map((row) => row.slice(0, count).join(' '));
}

function columnOf(title: string, name: string): (string | undefined)[] {
  const column = tables.get(title)?.columns.indexOf(name) ?? -1;
  return rowsOf(title).map((row) => row[column]);
}
