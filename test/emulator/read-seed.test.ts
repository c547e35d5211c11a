// Seeds: what is filled in, and the sentence for each mistake.
import { BUILT_IN_DATA } from '../../src/emulator/built-in-data';
import { EmulatorError } from '../../src/emulator/emulator-error';
import { readSeed } from '../../src/emulator/read-seed';

const ID = '1'.repeat(24);
const JOB = { id: ID, snapshotId: ID, exportBucketId: ID, state: 'Queued' };
const AWS = { _id: ID, bucketName: 'exports', cloudProvider: 'AWS', iamRoleId: ID };
const NOW = Date.parse('2024-06-01T12:00:00.999Z');

describe('readSeed', () => {
  test('no projects, no clusters, no jobs', () => {
    expect(readSeed({ orgId: ID, projects: [] }, 'seed', NOW)).toEqual({ orgId: ID, projects: [] });
    expect(readSeed({ orgId: ID, projects: [{ id: ID }] }, 'seed', NOW).projects).toEqual([
      { id: ID, exportBuckets: [], clusters: [] },
    ]);
    expect(read({ clusters: [{ name: 'c' }] }).clusters).toEqual([{ name: 'c', exportJobs: [] }]);
  });

  test.each<[number, string]>([
    [-86_400, '2024-05-31T12:00:00Z'],
    [90, '2024-06-01T12:01:30Z'],
  ])('createdAfterStart %d counts from the start of the emulator', (createdAfterStart, createdAt) => {
    const [job] = read(jobs({ ...JOB, createdAfterStart })).clusters[0]?.exportJobs ?? [];
    expect(job).toMatchObject({ createdAt });
    expect(job).not.toHaveProperty('createdAfterStart');
  });

  test('a job without createdAt begins when the emulator does, in whole seconds', () => {
    expect(read(jobs(JOB)).clusters[0]?.exportJobs[0]).toEqual({
      ...JOB,
      createdAt: '2024-06-01T12:00:00Z',
      customData: [],
      exportedCollections: 0,
    });
  });

  test('a timeline has defaults', () => {
    const { state, ...rest } = JOB;
    void state;
    expect(read(jobs({ ...rest, timeline: {} })).clusters[0]?.exportJobs[0]?.timeline).toEqual({
      queuedFor: 60,
      exportsFor: 600,
      endsAs: 'Successful',
    });
  });

  test('the built-in data is a valid seed', () => {
    expect(readSeed(BUILT_IN_DATA, 'built-in', NOW).projects).toHaveLength(2);
  });

  test.each<[unknown, string]>([
    [null, 'seed.json: the document is not valid: '],
    [{ projects: [] }, 'seed.json: orgId is not valid: '],
    [{ orgId: 'Acme', projects: [] }, 'seed.json: orgId must be 24 hexadecimal digits in lower case'],
    [{ orgId: ID, projects: [{ id: ID, clusers: [] }] }, 'seed.json: projects[0].clusers is not valid: '],
    [project({ forbidden: 'yes' }), 'seed.json: projects[0].forbidden must be one of role, ip-address'],
    [project({ clusters: [{ name: '-x' }] }), 'seed.json: projects[0].clusters[0].name must be letters'],
    [project(jobs({ ...JOB, state: 'Exporting' })), `${at('state')} must be one of Queued, InProgress, Successful`],
    [project(jobs({ ...JOB, createdAt: '2024-05-06' })), `${at('createdAt')} must be a moment such as`],
    [project(jobs({ ...JOB, createdAt: '2024-99-06T07:05:00Z' })), `${at('createdAt')} must be a moment that exists`],
    [project(jobs({ ...JOB, totalCollections: 1.5 })), `${at('totalCollections')} must be a whole number from 0`],
    [project(jobs({ ...JOB, timeline: {} })), 'exportJobs[0] must have either "state" or "timeline"'],
    [project(jobs({ ...JOB, state: undefined })), 'exportJobs[0] must have either "state" or "timeline"'],
    [project(jobs({ ...JOB, snapshotId: undefined })), `${at('snapshotId')} is not valid: `],
    [project(jobs({ ...JOB, state: undefined, timeline: { queuedFor: -1 } })), `${at('timeline.queuedFor')} must be`],
    [
      project({ exportBuckets: [{ ...AWS, cloudProvider: 'OCI' }] }),
      'exportBuckets[0].cloudProvider must be one of AWS',
    ],
    [project({ exportBuckets: [{ ...AWS, bucketName: 'x' }] }), 'exportBuckets[0].bucketName is too short'],
    [project({ exportBuckets: [{ ...AWS, roleId: ID }] }), 'exportBuckets[0].roleId is not valid: '],
    [{ orgId: ID, projects: [{ id: ID }, { id: ID }] }, 'seed.json: projects[1].id is the same as projects[0].id'],
    [project(jobs(JOB, JOB)), 'exportJobs[1].id is the same as projects[0].clusters[0].exportJobs[0].id'],
    [project({ exportBuckets: [AWS, AWS] }), 'exportBuckets[1]._id is the same as projects[0].exportBuckets[0]._id'],
    [
      project({ clusters: [{ name: 'c' }, { name: 'c' }] }),
      'clusters[1].name is the same as projects[0].clusters[0].name',
    ],
  ])('%j is refused', (seed, words) => {
    const reading = () => readSeed(seed, 'seed.json', NOW);
    expect(reading).toThrow(EmulatorError);
    expect(reading).toThrow(words);
  });
});

function read(members: object) {
  const [first] = readSeed(project(members), 'seed', NOW).projects;
  if (first === undefined) throw new Error('no project');
  return first;
}

function project(members: object): object {
  return { orgId: ID, projects: [{ id: ID, ...members }] };
}

function jobs(...exportJobs: object[]): object {
  return { clusters: [{ name: 'c', exportJobs }] };
}

function at(field: string): string {
  return `seed.json: projects[0].clusters[0].exportJobs[0].${field}`;
}
