// The filter of both data sources that have one: each member is checked, and named where it is wrong.
import { ProviderProcess } from './support/provider-process';
import { UNKNOWN, type DataSourceType } from './support/values';

const CLUSTER = { project_id: '64f0c0ffee64f0c0ffee64f0', cluster_name: 'orders' };

let provider: ProviderProcess;
beforeAll(async () => {
  provider = await ProviderProcess.start();
});

describe.each<[DataSourceType, object]>([
  ['atlas_snapshot_export_job', { most_recent: true }],
  ['atlas_snapshot_export_jobs', {}],
])('%s', (type, own) => {
  const validate = (filter: object) => provider.validate({ ...CLUSTER, ...own, filter }, type);

  test.each([
    [{}],
    [{ state: 'Cancelled', snapshot_id: '650000000000000000000501', export_bucket_id: '650000000000000000000b01' }],
    [{ created_after: '2024-05-06T00:00:00+02:00', max_age: '1h30m' }],
    [{ state: UNKNOWN, snapshot_id: UNKNOWN, export_bucket_id: UNKNOWN, created_after: UNKNOWN, max_age: UNKNOWN }],
  ])('%j is accepted', async (filter) => {
    expect(await validate(filter)).toEqual([]);
  });

  test.each([
    ['state', 'successful', 'must be one of Queued, InProgress, Successful, Failed, Cancelled, but is "successful"'],
    ['state', '', 'but is ""'],
    ['snapshot_id', '6500', 'It has 4 digits'],
    ['export_bucket_id', 'orders-exports', 'must be 24 hexadecimal digits in lower case'],
    ['created_after', '2024-05-06', 'must be a moment of RFC 3339, but is "2024-05-06"'],
    ['created_after', '2024-02-30T00:00:00Z', 'must be a moment of RFC 3339'],
    ['max_age', '1d', 'must be a duration above zero, but is "1d"'],
    ['max_age', '0h', 'must be a duration above zero'],
  ])('%s = %j is refused', async (name, value, words) => {
    const errors = await validate({ [name]: value });
    expect(errors).toMatchObject([{ summary: 'Argument is not valid', path: `filter.${name}` }]);
    expect(errors[0]?.detail).toContain(`filter.${name} `);
    expect(errors[0]?.detail).toContain(words);
  });

  test('all that is wrong is told at once, and what is not known is not', async () => {
    const errors = await validate({ state: 'Done', snapshot_id: UNKNOWN, max_age: 'long' });
    expect(errors.map(({ path }) => path)).toEqual(['filter.state', 'filter.max_age']);
  });

  test('at a read the same is refused', async () => {
    const { state, diagnostics } = await provider.read(
      { ...CLUSTER, ...own, filter: { state: 'Done', max_age: 'long' } },
      { type },
    );
    expect(state).toBeUndefined();
    expect(diagnostics.map(({ path }) => path)).toEqual(['filter.state', 'filter.max_age']);
  });
});
