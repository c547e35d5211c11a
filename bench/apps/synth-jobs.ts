// An app with one stack of many export jobs, or of as many bare data sources; prints the milliseconds of its synthesis.
import { App, TerraformDataSource, TerraformStack } from 'cdktf';
import { AtlasLookup, AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } from 'cdktf-provider-atlas';
import { readFileSync } from 'node:fs';

export interface SynthJobs {
  readonly variant: 'apply' | 'synth' | 'bare';
  readonly outdir: string;
  readonly contextFile: string;
  readonly projectId: string;
  readonly jobs: readonly { readonly clusterName: string; readonly exportJobId: string }[];
}

const input = JSON.parse(readFileSync(0, 'utf8')) as SynthJobs;

const began = performance.now();
const app = new App({ outdir: input.outdir });
const stack = new TerraformStack(app, 'stack');
const read = readerOf(input);
const prefixes = input.jobs.map((job, index) => read(`job${index}`, job));
const texts = prefixes.map((prefix) => prefix());
app.synth();
process.stdout.write(`${texts.length === 0 ? NaN : performance.now() - began}\n`);

/** What makes the construct and gives what reads a value of it: all are made before the first is read. */
function readerOf({ variant, contextFile, projectId }: SynthJobs) {
  if (variant === 'bare') {
    return (id: string) => {
      const source = new TerraformDataSource(stack, id, { terraformResourceType: 'atlas_snapshot_export_job' });
      return () => source.getStringAttribute('prefix');
    };
  }
  if (variant === 'apply') new AtlasProvider(stack, 'atlas');
  else AtlasLookup.use(stack, AtlasLookup.of({ contextFile, timeout: '10m' }));
  const readAt = variant === 'apply' ? ReadAt.APPLY : ReadAt.SYNTH;
  return (id: string, address: SynthJobs['jobs'][number]) => {
    const job = new DataAtlasSnapshotExportJob(stack, id, { projectId, ...address, readAt });
    return () => job.prefix;
  };
}
