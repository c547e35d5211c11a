// A job is named or chosen: which arguments may stand beside each other, known or not.
import { ProviderProcess } from './support/provider-process';
import { UNKNOWN, UNKNOWN_NOT_NULL, type Config } from './support/values';

const CLUSTER = { project_id: '64f0c0ffee64f0c0ffee64f0', cluster_name: 'orders' };
const ID = { export_job_id: '6500000000000000000000e1' };
const NEWEST = { most_recent: true };
const WAIT = { wait_for_success: true };
const WEEK = { filter: { max_age: '168h' } };

let provider: ProviderProcess;
beforeAll(async () => {
  provider = await ProviderProcess.start();
});

test.each<[string, Config]>([
  ['an id', ID],
  ['an id, and no choice', { ...ID, most_recent: false }],
  ['an id that is waited for', { ...ID, ...WAIT }],
  ['an id that is not waited for', { ...ID, wait_for_success: false }],
  ['an id that is not known', { export_job_id: UNKNOWN }],
  ['the newest', NEWEST],
  ['the newest, with an empty filter', { ...NEWEST, filter: {} }],
  ['the newest of a week', { ...NEWEST, ...WEEK }],
  ['the newest, waited for', { ...NEWEST, ...WEEK, ...WAIT }],
  ['the newest failed one', { ...NEWEST, filter: { state: 'Failed' }, wait_for_success: false }],
  ['a choice that is not known', { most_recent: UNKNOWN }],
  ['a choice that is not known, with a filter', { most_recent: UNKNOWN_NOT_NULL, ...WEEK }],
  ['an id and a choice, neither of them known', { export_job_id: UNKNOWN, most_recent: UNKNOWN }],
  ['an id and a choice that is not known', { ...ID, most_recent: UNKNOWN }],
  ['a filter that is not known', { ...NEWEST, filter: UNKNOWN }],
  ['a member of the filter that is not known', { ...NEWEST, filter: { state: UNKNOWN, max_age: UNKNOWN } }],
  ['a wait that is not known, with a state', { ...NEWEST, filter: { state: 'Failed' }, wait_for_success: UNKNOWN }],
])('accepted: %s', async (_, own) => {
  expect(await provider.validate({ ...CLUSTER, ...own })).toEqual([]);
});

const BOTH = 'export_job_id and most_recent = true are both given';
const NONE = 'Neither export_job_id nor most_recent = true is given';
const ALONE = 'filter has no effect without most_recent = true';
const WAIT_AND_STATE = 'filter.state and wait_for_success = true are both given';

test.each<[string, Config, string, string]>([
  ['nothing', {}, 'export_job_id', NONE],
  ['no choice alone', { most_recent: false }, 'export_job_id', NONE],
  ['a wait alone', WAIT, 'export_job_id', NONE],
  ['a filter alone', WEEK, 'export_job_id', NONE],
  ['both', { ...ID, ...NEWEST }, 'most_recent', BOTH],
  ['both, of which the id is not known', { export_job_id: UNKNOWN, ...NEWEST }, 'most_recent', BOTH],
  ['an id with a filter', { ...ID, ...WEEK }, 'filter', ALONE],
  ['an id with an empty filter', { ...ID, most_recent: false, filter: {} }, 'filter', ALONE],
  ['an id with a filter that is not known', { ...ID, filter: UNKNOWN }, 'filter', ALONE],
  ['a wait for a state', { ...NEWEST, ...WAIT, filter: { state: 'Failed' } }, 'filter.state', WAIT_AND_STATE],
  [
    'a wait for a state that is not known',
    { ...NEWEST, ...WAIT, filter: { state: UNKNOWN } },
    'filter.state',
    WAIT_AND_STATE,
  ],
])('refused: %s', async (_, own, path, words) => {
  const errors = await provider.validate({ ...CLUSTER, ...own });
  expect(errors).toMatchObject([{ severity: 'error', summary: 'Argument is not valid', path }]);
  expect(errors[0]?.detail).toContain(words);
  expect(errors[0]?.detail).toContain('Code: INVALID_ARGUMENT');
});
