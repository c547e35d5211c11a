// Failures as Terraform is told of them: heading, attribute, code.
import { ERROR_TITLES } from '../../src/errors/error-codes';
import { EmulatorProcess } from '../support/emulator-process';
import { faultFlags, FAULTY_PROJECT } from '../support/faults';
import { ProviderProcess } from './support/provider-process';
import type { Config } from './support/values';

const JOB = '6500000000000000000000e1';
const FLAGS = faultFlags({
  gone: { status: 410 },
  // So long that no read has time for it, in this process: so this one comes last.
  limited: { status: 429, headers: { 'Retry-After': '7200' } },
  other: { status: 200, body: { id: '6500000000000000000000ff', exportBucketId: '650000000000000000000b01' } },
});

let emulator: EmulatorProcess;
let provider: ProviderProcess;
beforeAll(async () => {
  emulator = await EmulatorProcess.start(FLAGS);
  provider = await ProviderProcess.configured(emulator.environment());
});
afterAll(() => emulator.stop());

test.each<[keyof typeof ERROR_TITLES, string, Config]>([
  ['PROJECT_NOT_FOUND', 'project_id', { project_id: '000000000000000000000000' }],
  ['CLUSTER_NOT_FOUND', 'cluster_name', { cluster_name: 'unheard-of' }],
  ['EXPORT_JOB_NOT_FOUND', 'export_job_id', { export_job_id: '000000000000000000000000' }],
  ['FORBIDDEN', '', { project_id: '64f0c0ffee64f0c0ffee64f1' }],
  ['VERSION_GONE', '', { project_id: FAULTY_PROJECT, cluster_name: 'gone' }],
  ['ANSWER_MISMATCHED', '', { project_id: FAULTY_PROJECT, cluster_name: 'other' }],
  ['RATE_LIMITED', '', { project_id: FAULTY_PROJECT, cluster_name: 'limited' }],
])('%s is about the attribute "%s"', async (code, path, own) => {
  const address = { project_id: emulator.facts.projectId, cluster_name: 'orders', export_job_id: JOB, ...own };
  const { state, diagnostics } = await provider.read(address);
  expect(state).toBeUndefined();
  expect(diagnostics).toMatchObject([{ severity: 'error', summary: ERROR_TITLES[code], path }]);
  expect(diagnostics[0]?.detail).toMatch(new RegExp(`\nCode: ${code}\n\n.+[.]$`, 's'));
});
