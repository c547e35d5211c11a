// What a user of Terraform sees of each failure: heading, words, exit code.
import fs from 'node:fs';
import path from 'node:path';
import { ERROR_TITLES, type ErrorCode } from '../../src/errors/error-codes';
import { EmulatorProcess } from '../support/emulator-process';
import { faultFlags } from '../support/faults';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform, environment } from '../support/terraform';
import { faulty, job, jobBlocks, TYPE } from './support/job-blocks';
import { diagnosticsOf, Stack, unwrapped, type Configuration, type ToldByTerraform } from './support/stack';

const JOB = { id: '6500000000000000000000e1', exportBucketId: '650000000000000000000b01', state: 'Queued' };
/** So long that nobody waits for it: the first answer is the last. */
const LATER = { 'Retry-After': '600' };
const ip = { error: 403, errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST', detail: 'IP address 203.0.113.7 is not allowed.' };
const FLAGS = faultFlags({
  ip: { status: 403, body: ip },
  conflict: { status: 409 },
  misread: { status: 400 },
  gateway: { status: 502, headers: LATER },
  slow: { status: 504, headers: LATER },
  gone: { status: 410 },
  limited: { status: 429, headers: { 'Retry-After': '7200' } },
  broken: { status: 500, headers: LATER },
  maintenance: { status: 503, headers: LATER, body: '<html><h1>Down for maintenance</h1></html>' },
  shapeless: { status: 200, body: { ...JOB, exportBucketId: 7 } },
  page: { status: 200, body: '<html>Log in</html>' },
  moved: { status: 302, headers: { Location: 'https://login.example.com/?next=1' } },
  'limited-twice': [
    { status: 429, headers: { 'Retry-After': '0' }, times: 2 },
    { status: 200, body: JOB },
  ],
});

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start(FLAGS);
});
afterAll(() => emulator.stop());

/** Alias → provider block that fails. */
const PROVIDERS: Readonly<Record<string, Configuration>> = {
  wrong_token: { access_token: 'wrong' },
  wrong_account: { client_id: 'mdb_sa_id_000000000000000000000000', client_secret: 'wrong' },
  wrong_key: { public_key: 'emulator', private_key: 'wrong' },
  nobody: { access_token: 'any', base_url: 'http://127.0.0.1:1' },
  // A rate limit holds back all reads of a process.
  limited: {},
};

interface Case {
  readonly name: string;
  readonly code: ErrorCode;
  readonly words: readonly string[];
  /** Beside or instead of the arguments of a job that is there. */
  readonly own: () => Configuration;
}

const NONE = '000000000000000000000000';
const DESTROY = 'terraform destroy -refresh=false';
const CASES: readonly Case[] = [
  row('wrong_token', 'UNAUTHORIZED', ['an access token (access_token)', 'Mint a new access token'], 'atlas'),
  row('wrong_account', 'TOKEN_REFUSED', ['Status 401, invalid_client', 'Check the client id'], 'atlas'),
  row('wrong_key', 'UNAUTHORIZED', ['an API key (public_key and private_key)', 'Check both values'], 'atlas'),
  row('nobody', 'CONNECTION_REFUSED', ['http://127.0.0.1:1 was refused'], 'atlas'),
  row('role', 'FORBIDDEN', ['Project Backup Manager', 'in the project "64f0c0ffee64f0c0ffee64f1"'], {
    project_id: '64f0c0ffee64f0c0ffee64f1',
  }),
  row('ip', 'IP_NOT_ALLOWED', ['203.0.113.7', 'API access list of the service account']),
  row('project', 'PROJECT_NOT_FOUND', [NONE, DESTROY], { project_id: NONE }),
  row('cluster', 'CLUSTER_NOT_FOUND', ['"unheard-of"', DESTROY], { cluster_name: 'unheard-of' }),
  row('job', 'EXPORT_JOB_NOT_FOUND', [NONE, DESTROY], { export_job_id: NONE }),
  row('conflict', 'CONFLICT', ['status 409', 'try again']),
  row('misread', 'BAD_REQUEST', ['status 400', 'Check the ids']),
  row('gateway', 'SERVER_FAILED', ['status 502']),
  row('slow', 'SERVER_FAILED', ['status 504']),
  row('gone', 'VERSION_GONE', ['application/vnd.atlas.2023-01-01+json', 'Upgrade']),
  row('limited', 'RATE_LIMITED', ['status 429, RATE_LIMITED', 'holds the next request back for 2 h'], {
    ...faulty('limited'),
    provider: 'atlas.limited',
  }),
  row('broken', 'SERVER_FAILED', ['status 500', 'Try again in a few minutes']),
  row('maintenance', 'SERVER_FAILED', ['status 503']),
  row('shapeless', 'ANSWER_MALFORMED', ['exportBucketId', 'the number 7']),
  row('page', 'ANSWER_NOT_JSON', ['base URL']),
  row('moved', 'REDIRECTED', ['to login.example.com']),
];

function row(name: string, code: ErrorCode, words: readonly string[], own?: Configuration | 'atlas'): Case {
  if (own === undefined) return { name, code, words, own: () => faulty(name) };
  return {
    name,
    code,
    words,
    own: () => ({ ...job(emulator), ...(own === 'atlas' ? { provider: `atlas.${name}` } : own) }),
  };
}

describeTerraform('a failing read', (binary) => {
  let initialised: Stack;
  let status: number;
  let output: string;
  let diagnostics: readonly ToldByTerraform[];
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
    const aliases = Object.entries(PROVIDERS).map(([alias, block]) => ({ alias, ...block }));
    const stack = initialised.with({
      provider: { atlas: [{}, ...aliases] },
      data: { [TYPE]: Object.fromEntries(CASES.map(({ name, own }) => [name, own()])) },
    });
    ({ status, output } = await stack.run(['plan', '-json'], emulator.environment()));
    diagnostics = diagnosticsOf(output);
  });

  test('ends the command with 1, one diagnostic for each block', () => {
    expect(status).toBe(1);
    expect(diagnostics.map(({ address }) => address).sort()).toEqual(
      CASES.map(({ name }) => `data.${TYPE}.${name}`).sort(),
    );
  });

  test.each(CASES)('$name: $code', ({ name, code, words }) => {
    const found = diagnostics.find(({ address }) => address === `data.${TYPE}.${name}`);
    expect(found).toMatchObject({ severity: 'error', summary: ERROR_TITLES[code] });
    for (const text of [...words, `Code: ${code}`]) expect(found?.detail).toContain(text);
  });

  test('a page that comes with a failure is not shown', () => {
    const found = diagnostics.find(({ address }) => address.endsWith('.maintenance'));
    expect(found?.detail).not.toContain('Down');
  });
});

describeTerraform('what is told before a read', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  test('without credentials a plan fails, naming every choice', async () => {
    const stack = initialised.with(jobBlocks({ one: job(emulator) }));
    const { status, output } = await stack.run(['plan']);
    expect(status).toBe(1);
    expect(unwrapped(output)).toContain('Error: No Atlas credentials given');
    expect(unwrapped(output)).toContain('MONGODB_ATLAS_CLIENT_ID');
  });

  test.each<[string, Configuration, string[]]>([
    [
      'provider.atlas',
      {
        provider: { atlas: { client_id: 'mdb_sa_id_64f0c0ffee64f0c0ffee6501' } },
        ...jobBlocks({ one: faulty('any') }),
      },
      ['Error: Half of the Atlas credentials is missing', 'client_id is given, but client_secret is not.'],
    ],
    [
      `data.${TYPE}.one`,
      jobBlocks({ one: { ...faulty('my cluster'), timeouts: { read: 'soon' } } }),
      [
        'Error: Argument is not valid',
        'cluster_name must be letters, digits and hyphens, not beginning with a hyphen, but is "my cluster".',
        'timeouts.read must be a duration above zero, but is "soon".',
      ],
    ],
  ])('validate shows where the fault is: %s', async (place, configuration, sentences) => {
    const { status, output } = await initialised.with(configuration).run(['validate']);
    expect(status).toBe(1);
    for (const words of [...sentences, `in ${place}`]) expect(unwrapped(output)).toContain(words);
  });

  test('a computed attribute that the configuration sets is refused', async () => {
    const stack = initialised.with(jobBlocks({ one: { ...job(emulator), state: 'Successful' } }));
    const { status, output } = await stack.run(['validate']);
    expect(status).toBe(1);
    expect(unwrapped(output)).toContain('Remove state from the configuration.');
  });

  test('a PATH without node is told in the words of the provider', async () => {
    const folder = temporaryFolder();
    const found = (environment().PATH ?? '').split(path.delimiter).map((each) => path.join(each, binary));
    fs.symlinkSync(found.find((file) => fs.existsSync(file)) ?? '', path.join(folder, binary));
    const { status, output } = await initialised.run(['validate'], { PATH: folder });
    expect(status).toBe(1);
    expect(unwrapped(output)).toContain('terraform-provider-atlas needs Node.js 20 or later on PATH');
  });
});

describeTerraform('a failure that passes', (binary) => {
  test('a read waits as long as Atlas asks it to, and goes on', async () => {
    const initialised = await Stack.initialised(binary);
    emulator.forgetRequests();
    const stack = initialised.with(jobBlocks({ one: faulty('limited-twice') }));
    expect(await stack.apply(emulator.environment())).toMatchObject({ one: { state: 'Queued' } });
    const reads = emulator.requests().filter(({ method }) => method === 'GET');
    expect(reads.map(({ status }) => status)).toEqual([429, 429, 200]);
  });
});
