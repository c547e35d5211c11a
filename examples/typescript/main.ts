// Two stacks: one reads export jobs of MongoDB Atlas, the other hands them to a loader.
import { App, DataResource, Fn, TerraformOutput, TerraformStack } from 'cdktf';
import { AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } from 'cdktf-provider-atlas';
import type { Construct } from 'constructs';

/** Set ATLAS_PROJECT_ID and the others to your own; credentials come from MONGODB_ATLAS_… variables. */
const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`Set the environment variable ${name}`);
  return value;
};

class ExportsStack extends TerraformStack {
  public readonly orders: DataAtlasSnapshotExportJob;
  public readonly events: DataAtlasSnapshotExportJob;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const cluster = { projectId: setting('ATLAS_PROJECT_ID'), clusterName: setting('ATLAS_CLUSTER_NAME') };

    // Read by Terraform when it plans: its outputs are tokens.
    new AtlasProvider(this, 'atlas');
    this.orders = new DataAtlasSnapshotExportJob(this, 'orders', {
      ...cluster,
      exportJobId: setting('ATLAS_EXPORT_JOB_ID'),
    });
    this.orders.addOutputs();

    // Read now, while this program runs: its outputs are plain values, and Terraform needs nothing for them.
    this.events = new DataAtlasSnapshotExportJob(this, 'events', {
      ...cluster,
      exportJobId: setting('ATLAS_SHARDED_EXPORT_JOB_ID'),
      readAt: ReadAt.SYNTH,
    });
    this.events.addOutputs();
    new TerraformOutput(this, 'events_shards', {
      value: this.events.resolved.components?.length ?? 1,
      staticId: true,
    });
  }
}

class PipelineStack extends TerraformStack {
  public constructor(scope: Construct, id: string, exports: ExportsStack) {
    super(scope, id);
    const jobs = [exports.orders, exports.events].map((job) => ({
      exportBucketId: job.exportBucketId,
      prefix: job.prefix,
      state: job.state,
    }));

    // What a loader would read, written as a file into this stack's folder.
    const config = Fn.jsonencode({ jobs });
    new DataResource(this, 'loader', {
      triggersReplace: { config },
      provisioners: [
        {
          type: 'local-exec',
          interpreter: ['node', '-e'],
          command: "require('node:fs').writeFileSync('loader.json', process.env.LOADER_CONFIG)",
          environment: { LOADER_CONFIG: config },
        },
      ],
    });
    new TerraformOutput(this, 'loader_config', { value: config, staticId: true });
  }
}

const app = new App();
new PipelineStack(app, 'pipeline', new ExportsStack(app, 'exports'));
app.synth();
