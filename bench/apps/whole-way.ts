// An app as a user has it: one export job whose prefix goes on, or the same stack without our library.
import { App, DataResource, TerraformStack } from 'cdktf';

const [, , projectId, clusterName, exportJobId] = process.argv;

const app = new App();
const stack = new TerraformStack(app, 'stack');
new DataResource(stack, 'loader', { input: { prefix: prefixOf() } });
app.synth();

/** Without arguments the library is not even loaded. */
function prefixOf(): string {
  if (projectId === undefined || clusterName === undefined || exportJobId === undefined) return 'exported_snapshots';
  const atlas = require('cdktf-provider-atlas') as typeof import('cdktf-provider-atlas');
  new atlas.AtlasProvider(stack, 'atlas');
  return new atlas.DataAtlasSnapshotExportJob(stack, 'job', { projectId, clusterName, exportJobId }).prefix;
}
