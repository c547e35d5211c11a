// Values that are known only after an apply: as an argument of a data block, and as credentials of the provider.
import { EmulatorProcess } from '../support/emulator-process';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks, TYPE } from './support/job-blocks';
import { Stack, unwrapped, type Configuration } from './support/stack';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
beforeEach(() => emulator.forgetRequests());
afterAll(() => emulator.stop());

describeTerraform('an argument that is not known yet', (binary) => {
  test('puts the read off until apply', async () => {
    const { export_job_id: id, ...others } = job(emulator);
    const stack = (await Stack.initialised(binary)).with({
      resource: { terraform_data: { id: { input: id } } },
      ...jobBlocks({ one: { ...others, export_job_id: '${terraform_data.id.output}' } }),
    });
    const plan = await stack.run(['plan', '-out=saved'], emulator.environment());
    expect(plan.status).toBe(0);
    expect(plan.output).toContain(`data.${TYPE}.one will be read during apply`);
    expect(emulator.requests()).toEqual([]);
    expect(await stack.run(['apply', 'saved'], emulator.environment())).toMatchObject({ status: 0 });
    expect(await stack.json(['output', '-json', 'one'])).toMatchObject({ state: 'Successful', id });
  });

  test('is checked when it is known, before anything is asked', async () => {
    const stack = (await Stack.initialised(binary)).with({
      resource: { terraform_data: { id: { input: 'no id' } } },
      ...jobBlocks({ one: { ...job(emulator), export_job_id: '${terraform_data.id.output}' } }),
    });
    const { status, output } = await stack.run(['apply', '-auto-approve'], emulator.environment());
    expect(status).toBe(1);
    expect(unwrapped(output)).toContain('export_job_id must be 24 hexadecimal digits in lower case, but is "no id".');
    expect(emulator.requests()).toEqual([]);
  });
});

describeTerraform('a choice that is not known yet', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  test.each<[string, unknown, Configuration]>([
    ['a member of the filter', 'Failed', { most_recent: true, filter: { state: '${terraform_data.it.output}' } }],
    ['the filter', { state: 'Failed' }, { most_recent: true, filter: '${terraform_data.it.output}' }],
    ['whether to choose', true, { most_recent: '${terraform_data.it.output}', filter: { state: 'Failed' } }],
  ])('%s: the read is put off until apply', async (_, input, own) => {
    const { projectId, clusterName, jobs } = emulator.facts;
    const stack = initialised.with({
      resource: { terraform_data: { it: { input } } },
      ...jobBlocks({ one: { project_id: projectId, cluster_name: clusterName, ...own } }),
    });
    const plan = await stack.run(['plan', '-out=saved'], emulator.environment());
    expect(plan.output).toContain(`data.${TYPE}.one will be read during apply`);
    expect(emulator.requests()).toEqual([]);
    expect(await stack.run(['apply', 'saved'], emulator.environment())).toMatchObject({ status: 0 });
    expect(await stack.json(['output', '-json', 'one'])).toMatchObject({
      id: jobs.failed,
      filter: { state: 'Failed' },
    });
    expect((await stack.run(['plan', '-detailed-exitcode'], emulator.environment())).status).toBe(0);
  });

  test('a module may leave it to its user whether a job is named or chosen', async () => {
    const { projectId, clusterName, jobs } = emulator.facts;
    const own = { export_job_id: '${var.id}', most_recent: '${var.id == null}' };
    const stack = initialised.with({
      variable: { id: { type: 'string', default: null } },
      ...jobBlocks({ one: { project_id: projectId, cluster_name: clusterName, ...own } }),
    });
    const settings = emulator.environment();
    expect(await stack.run(['validate'])).toMatchObject({ status: 0 });
    expect(await stack.apply(settings)).toMatchObject({ one: { id: jobs.replicaSet, most_recent: true } });
    const named = await stack.apply({ ...settings, TF_VAR_id: jobs.sharded });
    expect(named).toMatchObject({ one: { id: jobs.sharded, most_recent: false } });
  });
});

describeTerraform('credentials that come from a resource that is not there yet', (binary) => {
  let initialised: Stack;
  beforeAll(async () => {
    initialised = await Stack.initialised(binary);
  });

  function stackWith(own: Configuration): Stack {
    return initialised.with({
      resource: { terraform_data: { token: { input: emulator.facts.accessToken } } },
      provider: { atlas: { access_token: '${terraform_data.token.output}', base_url: emulator.facts.baseUrl } },
      ...jobBlocks({ one: { ...job(emulator), ...own } }),
    });
  }

  test('validate accepts them', async () => {
    expect(await stackWith({}).run(['validate'])).toMatchObject({ status: 0 });
  });

  test.each([[['plan']], [['apply', '-auto-approve']]])(
    '%j fails at the data block and names two ways',
    async (args) => {
      const { status, output } = await stackWith({}).run(args);
      expect(status).toBe(1);
      for (const words of [
        'Error: Provider setting is not known yet',
        "The provider's access_token will be known only after an apply",
        'Name that resource in `depends_on` of the data block',
        'apply that resource first with `terraform apply -target=…`',
      ]) {
        expect(unwrapped(output)).toContain(words);
      }
      expect(emulator.requests()).toEqual([]);
    },
  );

  test('the first way: with depends_on one plan and one apply do', async () => {
    const stack = stackWith({ depends_on: ['terraform_data.token'] });
    const plan = await stack.run(['plan', '-out=saved']);
    expect(plan.status).toBe(0);
    expect(plan.output).toContain(`data.${TYPE}.one will be read during apply`);
    expect(await stack.run(['apply', 'saved'])).toMatchObject({ status: 0 });
    expect(await stack.json(['output', '-json', 'one'])).toMatchObject({ state: 'Successful' });
    expect(await stack.run(['plan', '-detailed-exitcode'])).toMatchObject({ status: 0 });
  });

  test('the second way: an apply of the resource alone, then one of everything', async () => {
    const stack = stackWith({});
    expect(await stack.run(['apply', '-auto-approve', '-target=terraform_data.token'])).toMatchObject({ status: 0 });
    expect(await stack.apply({})).toMatchObject({ one: { state: 'Successful' } });
  });
});
