// A construct in an app of the library that its package is not made for: said at once, by every construct of ours.
import * as cdktf from 'cdktf';
import * as forCdktf from 'cdktf-provider-atlas';
import * as cdktn from 'cdktn';
import type { Construct } from 'constructs';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';
import { CDKTN_PROJECT, ROOT } from './support/packages';

type Package = typeof forCdktf;

const forCdktn = require(path.join(CDKTN_PROJECT, 'lib')) as Package;

const JOB = { projectId: 'a'.repeat(24), clusterName: 'orders', exportJobId: 'b'.repeat(24) };

const CONSTRUCTS: Readonly<Record<string, (ours: Package, stack: Construct) => Construct>> = {
  AtlasProvider: (ours, stack) => new ours.AtlasProvider(stack, 'it'),
  DataAtlasSnapshotExportJob: (ours, stack) => new ours.DataAtlasSnapshotExportJob(stack, 'it', JOB),
  'DataAtlasSnapshotExportJob with ReadAt.SYNTH': (ours, stack) =>
    new ours.DataAtlasSnapshotExportJob(stack, 'it', { ...JOB, readAt: ours.ReadAt.SYNTH }),
  DataAtlasSnapshotExportJobs: (ours, stack) => new ours.DataAtlasSnapshotExportJobs(stack, 'it', JOB),
  DataAtlasSnapshotExportBucket: (ours, stack) =>
    new ours.DataAtlasSnapshotExportBucket(stack, 'it', { ...JOB, exportBucketId: 'c'.repeat(24) }),
  DataAtlasSnapshotExportBuckets: (ours, stack) => new ours.DataAtlasSnapshotExportBuckets(stack, 'it', JOB),
};

class OfCdktf extends cdktf.TerraformStack {}
class OfCdktn extends cdktn.TerraformStack {}

const ofCdktf = (): Construct => new OfCdktf(new cdktf.App({ outdir: temporaryFolder() }), 'stack');
const ofCdktn = (): Construct => new OfCdktn(new cdktn.App({ outdir: temporaryFolder() }), 'stack');

describe.each([
  { library: 'cdktn', own: 'cdktf', ours: forCdktf, right: ofCdktf, wrong: ofCdktn },
  { library: 'cdktf', own: 'cdktn', ours: forCdktn, right: ofCdktn, wrong: ofCdktf },
])('the package for $own in an app of $library', ({ library, own, ours, right, wrong }) => {
  test.each(Object.keys(CONSTRUCTS))('%s is refused, and stays out of the tree', (name) => {
    const stack = wrong();
    expect(() => CONSTRUCTS[name]?.(ours, stack)).toThrow(
      expect.objectContaining({
        message: `WRONG_LIBRARY: stack/it: The stack is one of ${library}, and this construct is made for ${own}.
  why: The two libraries are not made to work in one app: its synthesis fails, or leaves checks out.
  fix: Use the package ${library}-provider-atlas in place of ${own}-provider-atlas.`,
      }),
    );
    expect(stack.node.tryFindChild('it')).toBeUndefined();
  });

  test.each(Object.keys(CONSTRUCTS))('%s is taken in an app of its own', (name) => {
    expect(CONSTRUCTS[name]?.(ours, right()).node.path).toBe('stack/it');
  });
});

test('a second copy of the library is not another library', () => {
  const copy = path.join(temporaryFolder(), 'node_modules', 'cdktf');
  fs.cpSync(path.join(ROOT, 'node_modules', 'cdktf'), copy, { recursive: true });
  fs.symlinkSync(path.join(ROOT, 'node_modules', 'constructs'), path.join(copy, '..', 'constructs'));
  const second = require(copy) as typeof cdktf;
  expect(second.TerraformStack).not.toBe(cdktf.TerraformStack);
  const stack = new second.TerraformStack(new second.App({ outdir: temporaryFolder() }), 'stack');
  expect(new forCdktf.AtlasProvider(stack, 'atlas').node.path).toBe('stack/atlas');
});
