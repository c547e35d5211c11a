// The nightly story: a pointer stack that chooses the newest export and hands it over, and a loader that only knows
// where the hand-over is.
import path from 'node:path';
import { App, DataResource, TerraformOutput, TerraformStack } from 'cdktf';
import { AtlasProvider, DataAtlasSnapshotExportJob, ExportJobSelection } from 'cdktf-provider-atlas';
import type { Construct } from 'constructs';

/** Set ATLAS_PROJECT_ID and ATLAS_CLUSTER_NAME to your own; credentials come from MONGODB_ATLAS_… variables. */
const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`Set the environment variable ${name}`);
  return value;
};

/** A file here; an SSM parameter or an object beside the exports in a cloud. */
const HANDOVER = path.resolve('orders.handover.json');

class PointerStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new AtlasProvider(this, 'atlas');
    // The newest that has succeeded; an error where even that is older than a night and a bit.
    const orders = new DataAtlasSnapshotExportJob(this, 'orders', {
      projectId: setting('ATLAS_PROJECT_ID'),
      clusterName: setting('ATLAS_CLUSTER_NAME'),
      select: ExportJobSelection.mostRecent({ maxAge: '26h' }),
    });
    // Renamed into its place, so that a loader which reads at the same moment gets one hand-over or the other.
    new DataResource(this, 'handover', {
      triggersReplace: { handoff: orders.handoff },
      provisioners: [
        {
          type: 'local-exec',
          interpreter: ['node', '-e'],
          command:
            "const fs = require('node:fs'), to = process.env.HANDOVER; " +
            "fs.writeFileSync(to + '.new', process.env.HANDOFF); fs.renameSync(to + '.new', to)",
          environment: { HANDOVER, HANDOFF: orders.handoff },
        },
      ],
    });
    new TerraformOutput(this, 'orders_handoff', { value: orders.handoff, staticId: true });
  }
}

class LoaderStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    // Stands for the scheduled task that runs load.ts: a new export changes nothing of it.
    const task = new DataResource(this, 'task', { input: { HANDOVER } });
    new TerraformOutput(this, 'task_environment', { value: task.output, staticId: true });
  }
}

const app = new App();
new PointerStack(app, 'pointer');
new LoaderStack(app, 'loader');
app.synth();
