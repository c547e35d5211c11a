// Failures as Terraform is told of them: heading, attribute, code.
import { AtlasError } from '../../src/errors/atlas-error';
import { ERROR_TITLES, type ErrorCode } from '../../src/errors/error-codes';
import { errorDiagnostic } from '../../src/provider/diagnostics';
import { EmulatorProcess } from '../support/emulator-process';
import { faultFlags, FAULTY_PROJECT } from '../support/faults';
import { ProviderProcess } from './support/provider-process';
import type { Config } from './support/values';

const JOB = '6500000000000000000000e1';
const NEWEST = { export_job_id: null, most_recent: true };
const WAY_OUT = '; to destroy what depends on it: `terraform destroy -refresh=false`.';
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
  ['NO_EXPORT_JOB', 'most_recent', { ...NEWEST, filter: { snapshot_id: '000000000000000000000000' } }],
  ['EXPORT_JOB_TOO_OLD', 'filter', { ...NEWEST, filter: { max_age: '1h' } }],
  ['EXPORT_JOB_FAILED', 'wait_for_success', { export_job_id: '6500000000000000000000e4', wait_for_success: true }],
  ['EXPORT_JOB_CANCELLED', 'wait_for_success', { export_job_id: '6500000000000000000000e5', wait_for_success: true }],
  [
    'WAIT_TIMED_OUT',
    'wait_for_success',
    { export_job_id: '6500000000000000000000e2', wait_for_success: true, timeouts: { read: '500ms' } },
  ],
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

test('EXPORT_BUCKET_NOT_FOUND is about the attribute "export_bucket_id"', async () => {
  const config = { project_id: emulator.facts.projectId, export_bucket_id: '000000000000000000000000' };
  const { diagnostics } = await provider.read(config, { type: 'atlas_snapshot_export_bucket' });
  const summary = ERROR_TITLES.EXPORT_BUCKET_NOT_FOUND;
  expect(diagnostics).toMatchObject([{ severity: 'error', summary, path: 'export_bucket_id' }]);
  expect(diagnostics[0]?.detail).toContain(`Code: EXPORT_BUCKET_NOT_FOUND`);
});

test('a failure that lasts ends with the way out of a destroy, and no other does', () => {
  const codes = Object.keys(ERROR_TITLES) as ErrorCode[];
  const told = codes.filter((code) => {
    const { detail } = errorDiagnostic(new AtlasError(code, { what: 'This', fix: 'Do that' }));
    return detail.endsWith(`\nDo that${WAY_OUT}`);
  });
  expect(told).toEqual([
    'PROJECT_NOT_FOUND',
    'CLUSTER_NOT_FOUND',
    'EXPORT_JOB_NOT_FOUND',
    'EXPORT_BUCKET_NOT_FOUND',
    'NO_EXPORT_JOB',
    'EXPORT_JOB_TOO_OLD',
    'EXPORT_JOB_FAILED',
    'EXPORT_JOB_CANCELLED',
    'WAIT_TIMED_OUT',
  ]);
});
