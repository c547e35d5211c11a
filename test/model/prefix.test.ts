// Keys that follow from a prefix, and what a prefix says.
import fc from 'fast-check';
import { completeMarkerKey, keyPrefix, objectUri } from '../../src/model/prefix';
import { prefixParts } from '../../src/model/prefix-parts';
import { readFixture } from '../contract/validate-shape';

const FOLDER = 'exported_snapshots/org/project/orders/2024-05-06T0700/1714979100';

test.each<[string | null, string | null]>([
  [FOLDER, `${FOLDER}/`],
  [`/${FOLDER}/`, `${FOLDER}/`],
  [`//${FOLDER}//`, `${FOLDER}/`],
  [null, null],
  ['', null],
  ['/', null],
])('the prefix of the keys under %j', (prefix, expected) => {
  expect(keyPrefix(prefix)).toBe(expected);
});

test.each<[string | null, string | null, string | null]>([
  ['s3://b', 'a/b/', 's3://b/a/b/'],
  ['https://x.blob.core.windows.net/c', 'a/.complete', 'https://x.blob.core.windows.net/c/a/.complete'],
  [null, 'a/', null],
  ['s3://b', null, null],
])('uri of %j and %j', (uri, key, expected) => {
  expect(objectUri(uri, key)).toBe(expected);
});

test('whatever the prefix: no slash in front, one at the end, and the rest as Atlas gave it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('/', 'a', ' ', '.', 'é') }), (prefix) => {
      const folder = keyPrefix(prefix);
      if (folder === null) expect(prefix).toMatch(/^\/*$/);
      else {
        expect(folder).toMatch(/^[^/].*\/$/);
        expect(folder).toMatch(/[^/]\/$/);
        expect(prefix).toContain(folder.slice(0, -1));
        expect(completeMarkerKey(prefix)).toBe(`${folder}.complete`);
        expect(keyPrefix(folder)).toBe(folder);
      }
    }),
  );
});

describe('the parts of a prefix', () => {
  const IDS = ['5f0000000000000000000001', '64f0c0ffee64f0c0ffee64f0'] as const;
  const tail = { cluster: 'orders', snapshotDate: '2024-05-06T0700', timestamp: 1_714_979_100 };

  test.each<[string, string, object]>([
    [
      'ids',
      `exported_snapshots/${IDS.join('/')}/orders/2024-05-06T0700/1714979100`,
      { organization: IDS[0], project: IDS[1] },
    ],
    [
      'names',
      'exported_snapshots/Acme Ltd./My Shop/orders/2024-05-06T0700/1714979100',
      { organization: 'Acme Ltd.', project: 'My Shop' },
    ],
    ['a leading slash', `/${FOLDER}`, { organization: 'org', project: 'project' }],
    ['a slash at the end', `${FOLDER}/`, { organization: 'org', project: 'project' }],
    [
      'an offset',
      FOLDER.replace('T0700', 'T0700+0000'),
      { organization: 'org', project: 'project', snapshotDate: '2024-05-06T0700+0000' },
    ],
    [
      'slashes in the name of the organization',
      'exported_snapshots/A/B/C/shop/orders/2024-05-06T0700/1714979100',
      { organization: 'A/B/C', project: 'shop' },
    ],
    [
      'an organization called as the folder',
      'exported_snapshots/exported_snapshots/p/orders/2024-05-06T0700/1714979100',
      { organization: 'exported_snapshots', project: 'p' },
    ],
  ])('%s', (_, prefix, expected) => {
    expect(prefixParts(prefix)).toEqual({ ...tail, ...expected });
  });

  test.each<[string, string | null]>([
    ['none', null],
    ['an empty one', ''],
    ['another folder', FOLDER.replace('exported_snapshots', 'exports')],
    ['five parts', 'exported_snapshots/project/orders/2024-05-06T0700/1714979100'],
    ['an empty part', 'exported_snapshots/org//orders/2024-05-06T0700/1714979100'],
    ['another date', FOLDER.replace('2024-05-06T0700', '2024-05-06')],
    ['seconds in the date', FOLDER.replace('T0700', 'T070000')],
    ['Z for an offset', FOLDER.replace('T0700', 'T0700Z')],
    ['no number at the end', FOLDER.replace('1714979100', 'last')],
    ['a number that is too long', FOLDER.replace('1714979100', '1'.repeat(16))],
    [
      'the template of the documents',
      '/exported_snapshots/{ORG-NAME}/{PROJECT-NAME}/{CLUSTER-NAME}/{INITIATED_DATE}/{TIMESTAMP}',
    ],
  ])('of another form: %s', (_, prefix) => {
    expect(prefixParts(prefix)).toBeUndefined();
  });

  test('of a job as Atlas gives it: the timestamp is when it was created', () => {
    const { prefix, createdAt } = readFixture('job-successful') as { prefix: string; createdAt: string };
    expect(prefixParts(prefix)?.timestamp).toBe(Date.parse(createdAt) / 1_000);
  });

  test('whatever the names are, the parts from the right are found, and all together are the prefix', () => {
    const name = fc.string({ unit: fc.constantFrom('a', ' ', '-', '.', '+', 'é'), minLength: 1, maxLength: 8 });
    const organization = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(organization, name, name, fc.boolean(), (org, project, cluster, slash) => {
        const folder = `exported_snapshots/${org}/${project}/${cluster}/2024-05-06T0700/1714979100`;
        expect(prefixParts(`${slash ? '/' : ''}${folder}`)).toEqual({ ...tail, organization: org, project, cluster });
      }),
    );
  });
});
