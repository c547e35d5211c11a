// The workflow that makes and publishes a release: what it runs, and what it may do.
import { STEPS } from '../../../tasks/release/steps';
import { readDocument } from '../../docs/documents';

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
  expect(JOBS.get('github')).toContain('subject-checksums: dist/SHA256SUMS');
  expect(JOBS.get('npm')).toContain('--provenance');
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
