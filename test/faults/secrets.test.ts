// No secret stands in anything that is printed or written, at the finest level of logs, also where the other side says it back.
import { CREDENTIALS } from '../../src/emulator/credentials';
import { describeAnyTerraform } from '../support/terraform';
import { jobBlocks } from '../terraform/support/job-blocks';
import { jsonLines, type Configuration, type Settings } from '../terraform/support/stack';
import { AppFolder, CONTEXT_FILE } from './support/app-folder';
import { ECHOES, EchoingAtlas } from './support/echoing-atlas';
import { RecordedStack } from './support/recorded-stack';
import { secretForms } from './support/secret-forms';
import { Written } from './support/written';

/** Signs that each encoding writes in its own way. */
const ODD = 'p+l/us=&"q\\uo%te~<';
const PROXY_PASSWORD = `proxy-${ODD}-made-up`;

const OWN = {
  ...CREDENTIALS,
  privateKey: `0000-${ODD}-a71a5-made-up`,
  clientSecret: `mdb_sa_sk_${ODD}_made-up-for-the-test`,
  accessToken: `${CREDENTIALS.accessToken}-+/~fixed`,
};

const TOKEN: Settings = { MONGODB_ATLAS_ACCESS_TOKEN: OWN.accessToken };
const SERVICE_ACCOUNT: Settings = {
  MONGODB_ATLAS_CLIENT_ID: OWN.clientId,
  MONGODB_ATLAS_CLIENT_SECRET: OWN.clientSecret,
};
const API_KEY: Settings = {
  MONGODB_ATLAS_PUBLIC_API_KEY: OWN.publicKey,
  MONGODB_ATLAS_PRIVATE_API_KEY: OWN.privateKey,
};
const KINDS: readonly (readonly [string, Settings])[] = [
  ['an access token', TOKEN],
  ['a service account', SERVICE_ACCOUNT],
  ['an API key', API_KEY],
];

let atlas: EchoingAtlas;
beforeAll(async () => {
  atlas = await EchoingAtlas.start(OWN);
});
afterAll(() => atlas.stop());
beforeEach(() => atlas.heard.clear());

const toAtlas = (settings: Settings): Settings => ({ MONGODB_ATLAS_BASE_URL: atlas.baseUrl, ...settings });

/** What must be nowhere: what was configured, and what was sent and given out for it. */
function secrets(): Readonly<Record<string, string>> {
  const { privateKey, clientSecret, accessToken } = OWN;
  const proofs = [...atlas.heard].filter((heard) => heard !== '');
  const values = proofs.flatMap((heard) => /response="([^"]+)"/.exec(heard)?.[1] ?? heard.replace(/^\w+ /, ''));
  const heard = values.map((value, index) => [`what was sent or minted as number ${index}`, value]);
  return { privateKey, clientSecret, accessToken, proxyPassword: PROXY_PASSWORD, ...Object.fromEntries(heard) };
}

function expectNoSecret(written: Written): void {
  written.add('emulator.log', atlas.log());
  expect(written.places(secrets())).toEqual([]);
}

const job = (clusterName: string = atlas.facts.clusterName) => ({
  projectId: atlas.facts.projectId,
  clusterName,
  exportJobId: atlas.facts.jobs.replicaSet,
});
const block = (clusterName?: string): Configuration => {
  const { projectId, clusterName: cluster_name, exportJobId } = job(clusterName);
  return { project_id: projectId, cluster_name, export_job_id: exportJobId };
};

describe('the search', () => {
  test.each(Object.keys(secretForms(OWN.clientSecret)))('finds a secret that stands there %s', (form) => {
    const written = new Written();
    written.add('canary', `before ${secretForms(OWN.clientSecret)[form]} behind`);
    expect(written.places(secrets())).toContainEqual(`canary: clientSecret ${form}`);
  });

  test('finds it inside of what base64 was made of', () => {
    for (const before of ['', 'i', 'id', 'id:']) {
      const written = new Written();
      written.add('canary', Buffer.from(`${before}${OWN.clientSecret}:`).toString('base64'));
      expect(written.places(secrets()).join()).toContain('canary: clientSecret in base64');
    }
  });
});

describeAnyTerraform('Terraform at TF_LOG=TRACE', () => {
  const COMMANDS = [
    ['validate'],
    ['plan', '-out=saved'],
    ['show', 'saved'],
    ['show', '-json', 'saved'],
    ['apply', 'saved'],
    ['output', '-json'],
    ['show', '-json'],
    ['apply', '-auto-approve'],
  ];

  test.each([
    ['a service account', SERVICE_ACCOUNT, COMMANDS],
    ['an API key', API_KEY, COMMANDS.filter(([command]) => command !== 'show')],
    ['an access token', TOKEN, COMMANDS.filter(([command]) => command !== 'show')],
  ])('%s, from init to destroy', async (_, settings, commands) => {
    const stack = await RecordedStack.initialised(jobBlocks({ one: block() }), toAtlas(settings));
    for (const command of commands) await stack.run(command);
    const written = stack.all();
    expect(written.text('terraform.tfstate')).toContain('"Successful"');
    expect(written.names()).toEqual(expect.arrayContaining(['saved/tfplan', '.terraform.lock.hcl']));
    expect(written.text('3 plan -out_saved.log')).toContain(`${atlas.facts.jobs.replicaSet}: status 200`);
    await stack.run(['destroy', '-auto-approve']);
    expect(atlas.heard.size).toBeGreaterThan(1);
    expectNoSecret(stack.all());
  });

  test.each(KINDS)('%s that is said back in every part of an answer', async (_, settings) => {
    const blocks = Object.fromEntries(ECHOES.map((name) => [name, block(name)]));
    const stack = await RecordedStack.initialised(jobBlocks(blocks), toAtlas(settings));
    const printed = await stack.run(['plan', '-json'], 1);
    expect(jsonLines(printed).filter(({ type }) => type === 'diagnostic')).toHaveLength(ECHOES.length);
    expect(printed).toMatch(/You sent (Bearer|Digest) .*\(secret\)/);
    expectNoSecret(stack.all());
  });

  test('a client secret that is said back where a token is asked for', async () => {
    const aliases = ['echo-200', 'echo-302', 'echo-400', 'echo-401', 'echo-403', 'echo-503'];
    const provider = { atlas: aliases.map((alias) => ({ alias, client_id: `mdb_sa_id_${alias}` })) };
    const blocks = aliases.map((alias) => [alias, { ...block(), provider: `atlas.${alias}` }]);
    const { MONGODB_ATLAS_CLIENT_SECRET = '' } = SERVICE_ACCOUNT;
    const stack = await RecordedStack.initialised(
      { provider, ...jobBlocks(Object.fromEntries(blocks)) },
      toAtlas({ MONGODB_ATLAS_CLIENT_SECRET }),
    );
    const printed = await stack.run(['plan', '-json'], 1);
    expect(jsonLines(printed).filter(({ type }) => type === 'diagnostic')).toHaveLength(aliases.length);
    expect(printed).toContain('You sent Basic (secret)');
    expectNoSecret(stack.all());
  });

  test('the password of a proxy, which the proxy says back', async () => {
    const HTTPS_PROXY = `http://user:${encodeURIComponent(PROXY_PASSWORD)}@127.0.0.1:${atlas.port}`;
    const stack = await RecordedStack.initialised(jobBlocks({ one: block() }), {
      ...TOKEN,
      MONGODB_ATLAS_BASE_URL: 'https://atlas.example',
      HTTPS_PROXY,
    });
    const printed = await stack.run(['plan', '-json'], 1);
    expect(printed).toContain('PROXY_REFUSED');
    expect([...atlas.heard]).toEqual([`Basic ${Buffer.from(`user:${PROXY_PASSWORD}`).toString('base64')}`]);
    expectNoSecret(stack.all());
  });

  test('credentials that are refused for their form', async () => {
    const broken = Object.entries({ ...TOKEN, ...SERVICE_ACCOUNT, ...API_KEY });
    const lines = Object.fromEntries(broken.map(([name, value]) => [name, `${value}\nbroken`]));
    const stack = await RecordedStack.initialised(jobBlocks({ one: block() }), toAtlas(lines));
    expect(await stack.run(['plan', '-json'], 1)).toContain('Setting is not valid');
    expectNoSecret(stack.all());
  });

  test('the exception: of a sensitive variable Terraform keeps the value in the plan, and nowhere else', async () => {
    const variable = { client_id: {}, client_secret: { sensitive: true } };
    const provider = { atlas: { client_id: '${var.client_id}', client_secret: '${var.client_secret}' } };
    const stack = await RecordedStack.initialised(
      { variable, provider, ...jobBlocks({ one: block() }) },
      toAtlas({ TF_VAR_client_id: OWN.clientId, TF_VAR_client_secret: OWN.clientSecret }),
    );
    for (const command of [
      ['plan', '-out=saved'],
      ['show', '-json', 'saved'],
      ['apply', 'saved'],
      ['show', '-json'],
    ])
      await stack.run(command);
    expect(stack.all().places(secrets()).sort()).toEqual([
      '3 show -json saved.printed: clientSecret in JSON as Go writes it',
      'saved/tfplan: clientSecret plain',
    ]);
  });
});

describe('a synthesis', () => {
  /** Prints all that an app could print of the objects that know a secret, and of the errors. */
  const PRINTING = `
    const { inspect } = require('node:util');
    const json = (value) => { try { return JSON.stringify(value); } catch (error) { return String(error); } };
    const print = (value) => console.log(value, String(value), inspect(value, { depth: 9, showHidden: true }), json(value));
    const attempt = (ids, name) => { try { read(ids, name).state; } catch (error) { print(error); console.log(error.stack); stack.node.tryRemoveChild(name); } };`;
  const body = () => `${PRINTING}
    for (const name of ${JSON.stringify(ECHOES)}) attempt({ ...${JSON.stringify(job())}, clusterName: name }, name);
    read(${JSON.stringify(job())}).addOutputs();
    new AtlasProvider(stack, 'atlas', { clientSecret: new TerraformVariable(stack, 'secret', { sensitive: true }).stringValue });
    new DataAtlasSnapshotExportJob(stack, 'applied', ${JSON.stringify(job())}).addOutputs();
    print(lookup);
    print(read(${JSON.stringify(job())}, 'again'));`;

  async function synthesize(app: AppFolder, settings: Settings, code: number): Promise<Written> {
    const ended = await app.synthesize({ ...settings, TF_LOG: 'TRACE', NODE_DEBUG: 'worker' });
    expect(ended).toMatchObject({ code });
    const written = new Written();
    written.add('printed', ended.output);
    written.addFolder(app.folder);
    return written;
  }

  test.each(KINDS)('with %s, which is said back in every part of an answer', async (_, settings) => {
    const written = await synthesize(new AppFolder(body()), toAtlas(settings), 0);
    expect(written.text('printed')).toMatch(/You sent (Bearer|Digest) .*\(secret\)/);
    expect(written.text('cdktf.out/stacks/stack/cdk.tf.json')).toContain('"job_state"');
    expect(written.text(CONTEXT_FILE)).toContain('"Successful"');
    expect(atlas.heard.size).toBeGreaterThan(1);
    expectNoSecret(written);
  });

  test.each(['echo-200', 'echo-302', 'echo-403'])(
    'whose one job is answered with %s, and that fails',
    async (cluster) => {
      const app = new AppFolder(`read(${JSON.stringify(job(cluster))}).addOutputs();`);
      const written = await synthesize(app, toAtlas(SERVICE_ACCOUNT), 1);
      expect(written.text('printed')).toContain('fix: ');
      expectNoSecret(written);
    },
  );

  test('through a proxy that says the password back', async () => {
    const app = new AppFolder(`read(${JSON.stringify(job())}).state;`);
    const HTTPS_PROXY = `http://user:${encodeURIComponent(PROXY_PASSWORD)}@127.0.0.1:${atlas.port}`;
    const written = await synthesize(
      app,
      { ...TOKEN, MONGODB_ATLAS_BASE_URL: 'https://atlas.example', HTTPS_PROXY },
      1,
    );
    expect(written.text('printed')).toContain('PROXY_REFUSED');
    expectNoSecret(written);
  });
});
