// The log of the provider's process, as Terraform reads it.
import { EmulatorProcess } from '../support/emulator-process';
import { ProviderProcess } from './support/provider-process';

const JOB = '6500000000000000000000e1';

let emulator: EmulatorProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start();
});
afterAll(() => emulator.stop());

test('each line of the log is an entry in the form that Terraform reads', async () => {
  const provider = await ProviderProcess.configured({ ...emulator.environment(), TF_LOG: 'TRACE' });
  await provider.read({ project_id: emulator.facts.projectId, cluster_name: 'orders', export_job_id: JOB });
  await provider.end();
  const lines = provider.log.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({
      '@level': expect.stringMatching(/^(trace|debug|info|warn|error)$/),
      '@module': 'terraform-provider-atlas',
      '@message': expect.any(String),
      '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    });
  }
});

test('without a wish for a log there is none', async () => {
  const provider = await ProviderProcess.configured(emulator.environment());
  await provider.read({ project_id: emulator.facts.projectId, cluster_name: 'orders', export_job_id: JOB });
  await provider.end();
  expect(provider.log).toBe('');
});
