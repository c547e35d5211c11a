// What must be true of the two stacks of an example when they have been deployed, whatever language they are written in.
import fs from 'node:fs';
import path from 'node:path';

export interface DeployedExample {
  /** Where cdktf has run, and has written outputs.json. */
  readonly folder: string;
  readonly exportBucketId: string;
}

/** Declares the tests; `deployed` is asked when they run. */
export function testDeployedExample(deployed: () => DeployedExample): void {
  test('the first stack gives both jobs out', () => {
    const { folder, exportBucketId } = deployed();
    expect(outputsIn(folder).exports).toMatchObject({
      orders_state: 'Successful',
      orders_prefix: expect.stringMatching(/^exported_snapshots\/.+\/1714979100$/),
      orders_export_bucket_id: exportBucketId,
      events_state: 'Successful',
      events_prefix: expect.stringMatching(/^exported_snapshots\/.+\/1714719900$/),
      events_export_bucket_id: exportBucketId,
      events_shards: 2,
    });
  });

  test('the second stack has written what a loader would read', () => {
    const { folder } = deployed();
    const written = fs.readFileSync(path.join(folder, 'cdktf.out', 'stacks', 'pipeline', 'loader.json'), 'utf8');
    const { exports = {}, pipeline = {} } = outputsIn(folder);
    expect(JSON.parse(written)).toEqual({
      jobs: ['orders', 'events'].map((stem) => ({
        state: exports[`${stem}_state`],
        prefix: exports[`${stem}_prefix`],
        exportBucketId: exports[`${stem}_export_bucket_id`],
      })),
    });
    expect(pipeline.loader_config).toBe(written);
  });

  test('nothing of the emulator is kept in a context file', () => {
    expect(fs.existsSync(path.join(deployed().folder, 'atlas.context.json'))).toBe(false);
  });
}

function outputsIn(folder: string): Record<string, Record<string, unknown>> {
  return JSON.parse(fs.readFileSync(path.join(folder, 'outputs.json'), 'utf8'));
}
