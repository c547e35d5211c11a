// Faults as a user of Terraform meets them: what is told, the exit code, and a state that stays whole.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ERROR_TITLES, type ErrorCode } from '../../src/errors/error-codes';
import { describeAnyTerraform, describeTerraform, TERRAFORM } from '../support/terraform';
import { jobBlocks, TYPE } from '../terraform/support/job-blocks';
import { jsonLines, Stack, unwrapped, type Configuration, type Settings } from '../terraform/support/stack';
import { FaultServer, type Turn } from './support/fault-server';
import { secretsIn, TOKEN } from './support/identity';
import { addressOf, job, JOB, jobId } from './support/job';
import {
  answer,
  echo,
  endAfter,
  failure,
  flood,
  forClusters,
  head,
  inTurn,
  page,
  resetAfter,
  silentAfter,
} from './support/turns';

const [TOKEN_VALUE = ''] = TOKEN.secrets;
const MEBIBYTE = 1024 * 1024;
const OTHER = '6500000000000000000000ff';

function settingsFor(server: FaultServer): Settings {
  return { MONGODB_ATLAS_BASE_URL: server.baseUrl, MONGODB_ATLAS_ACCESS_TOKEN: TOKEN_VALUE };
}

function block(cluster: string): Configuration {
  return { ...addressOf(), cluster_name: cluster };
}

interface Case {
  readonly name: string;
  readonly turn: Turn;
  readonly code: ErrorCode;
  readonly words: readonly string[];
  /** Whether it may pass, so that the read goes on until its time is up. */
  readonly passing?: boolean;
}

const CASES: readonly Case[] = [
  fault('reset', resetAfter(''), 'CONNECTION_RESET', ['was cut before the answer was complete'], true),
  fault('half', endAfter(`${head(500)}{"id":`), 'CONNECTION_RESET', ['was cut before the answer was complete'], true),
  fault('silent', silentAfter(''), 'TIMED_OUT', ['The time for the request was up', 'raise the request timeout'], true),
  fault('stuck', silentAfter(`${head(500)}{"id":`), 'TIMED_OUT', ['The time for the request was up'], true),
  fault('down', page('<h1>Down</h1>', { status: 503 }), 'SERVER_FAILED', ['status 503'], true),
  fault('login', page('<title>Log in</title>'), 'ANSWER_NOT_JSON', ['beginning "<title>Log in</title>"']),
  fault('empty', answer(''), 'ANSWER_NOT_JSON', ['was answered with nothing']),
  fault('no-content', (line) => line.send('HTTP/1.1 204 No\r\n\r\n'), 'ANSWER_NOT_JSON', ['Status 204']),
  fault('list', answer([JOB]), 'ANSWER_MALFORMED', ['should be an object, but is a list']),
  fault('number', job({ prefix: 7 }), 'ANSWER_MALFORMED', ['the field prefix should be a string']),
  fault('proto', answer(`{"__proto__":${JSON.stringify(JOB)}}`), 'ANSWER_MALFORMED', [
    'exportBucketId should be given',
  ]),
  fault('other-job', job({ id: OTHER }), 'ANSWER_MISMATCHED', [`Atlas answered about "${OTHER}"`]),
  fault('huge', flood(50 * MEBIBYTE), 'ANSWER_TOO_LARGE', ['larger than 8 MiB']),
  fault('bomb', gzip(Buffer.alloc(50 * MEBIBYTE, ' ')), 'ANSWER_TOO_LARGE', ['larger than 8 MiB']),
  fault('moved', answer('', { status: 302, headers: { Location: '/log-in' } }), 'REDIRECTED', ['is not followed']),
  fault('echo', echo(404, 'CLUSTER_NOT_FOUND'), 'CLUSTER_NOT_FOUND', ['You sent Bearer (secret).']),
];

function fault(name: string, turn: Turn, code: ErrorCode, words: readonly string[], passing = false): Case {
  return { name, turn, code, words, passing };
}

function gzip(bytes: Buffer): Turn {
  return answer(gzipSync(bytes), { headers: { 'Content-Encoding': 'gzip' } });
}

interface Diagnostic {
  readonly summary: string;
  readonly detail: string;
  readonly address: string;
}

describeAnyTerraform('a plan in which everything goes wrong', () => {
  let server: FaultServer;
  let ran: { status: number; output: string };
  let log: string;
  let diagnostics: Diagnostic[];
  const DEADLINE = 30_000;
  beforeAll(async () => {
    server = await FaultServer.start(forClusters(CASES, failure(404, 'CLUSTER_NOT_FOUND')));
    const stack = (await Stack.initialised(TERRAFORM ?? '')).with({
      provider: { atlas: { request_timeout: '1s' } },
      data: { [TYPE]: Object.fromEntries(CASES.map(({ name }) => [name, block(name)])) },
    });
    const file = path.join(stack.folder, 'log');
    const settings = { ...settingsFor(server), TF_LOG: 'TRACE', TF_LOG_PATH: file };
    ran = await stack.run(['plan', '-json', '-out=saved'], settings);
    log = fs.readFileSync(file, 'utf8');
    diagnostics = jsonLines(ran.output).flatMap(({ diagnostic }) => (diagnostic as Diagnostic | undefined) ?? []);
    expect(fs.existsSync(path.join(stack.folder, 'terraform.tfstate'))).toBe(false);
  }, DEADLINE);

  test('ends with 1, and one diagnostic for each block', () => {
    expect(ran.status).toBe(1);
    const blocks = CASES.map(({ name }) => `data.${TYPE}.${name}`);
    expect(diagnostics.map(({ address }) => address).sort()).toEqual(blocks.sort());
  });

  test.each(CASES)('$name: $code', ({ name, code, words, passing }) => {
    const told = diagnostics.find(({ address }) => address === `data.${TYPE}.${name}`);
    expect(told?.summary).toBe(ERROR_TITLES[code]);
    for (const text of [...words, `Code: ${code}`]) expect(told?.detail).toContain(text);
    const asked = server.asked.filter(({ target }) => target.includes(`/${name}/`)).length;
    if (passing === true) expect(asked).toBeGreaterThan(0);
    else expect(asked).toBe(1);
  });

  test('the token is nowhere', () => {
    expect(log).toContain('status 302');
    expect(secretsIn(ran.output + log, TOKEN)).toEqual([]);
  });
});

describeAnyTerraform('strings that mean something to Terraform', () => {
  test('come out of a state as Atlas gave them', async () => {
    const texts = [
      '${path.module}',
      '$${x}',
      '%{ if true }x%{ endif }',
      '"',
      "'",
      '\\',
      'a\nb\r\n\tc',
      '\u0000',
      '\u{1f98a}',
    ];
    const customData = texts.map((text) => ({ key: text, value: text }));
    const server = await FaultServer.start(inTurn(job({ prefix: texts.join('/'), customData, state: 'Exporting' })));
    const stack = (await Stack.initialised(TERRAFORM ?? '')).with(jobBlocks({ one: block('orders') }));
    expect(await stack.apply(settingsFor(server))).toMatchObject({
      one: { prefix: texts.join('/'), custom_data: customData, state: 'Exporting' },
    });
    const outputs = await stack.json(['output', '-json'], settingsFor(server));
    expect(outputs).toMatchObject({ one: { value: { prefix: texts.join('/'), custom_data: customData } } });
  });
});

describeTerraform('a job that Atlas forgets between two applies', (binary) => {
  let server: FaultServer;
  let stack: Stack;
  let forgotten = false;
  let before: Record<string, string>;
  const files = (): Record<string, string> =>
    Object.fromEntries(['terraform.tfstate', '.terraform.lock.hcl'].map((name) => [name, stack.read(name)]));

  beforeAll(async () => {
    server = await FaultServer.start(() => (forgotten ? failure(404, 'BACKUP_EXPORT_NOT_FOUND') : job()));
    stack = (await Stack.initialised(binary)).with({
      ...jobBlocks({ one: block('orders') }),
      resource: { terraform_data: { dependent: { input: `\${data.${TYPE}.one.prefix}` } } },
    });
    await stack.apply(settingsFor(server));
    before = files();
    forgotten = true;
  });

  test.each(['plan', 'apply', 'destroy'])(
    '%s fails, says how to get through, and leaves the state as it is',
    async (command) => {
      const { status, output } = await stack.run(
        [command, ...(command === 'plan' ? [] : ['-auto-approve'])],
        settingsFor(server),
      );
      expect(status).toBe(1);
      const words = unwrapped(output);
      expect(words).toContain('Error: Atlas does not know the export job');
      expect(words).toContain(
        `The cluster "orders" of the project "${addressOf().project_id}" has no export job "${jobId()}".`,
      );
      expect(words).toContain(
        'Atlas may have forgotten it, or the cluster was replaced; the objects may still be in the',
      );
      expect(words).toContain('to destroy what depends on it: `terraform destroy -refresh=false`.');
      expect(files()).toEqual(before);
    },
  );

  test('that way is open: nothing is asked, and all is gone', async () => {
    const asked = server.asked.length;
    const { status } = await stack.run(['destroy', '-auto-approve', '-refresh=false'], settingsFor(server));
    expect(status).toBe(0);
    expect(server.asked.length).toBe(asked);
    expect(JSON.parse(stack.read('terraform.tfstate'))).toMatchObject({ resources: [] });
  });
});
