// What an app pays for before it uses anything.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = path.join(__dirname, '..', '..');

/** Files of the library that a program has loaded at its end. */
function loadedBy(program: string): string[] {
  const report = `process.stdout.write(JSON.stringify(Object.keys(require.cache)));`;
  const output = execFileSync(process.execPath, ['-e', `${program}\n${report}`], { cwd: ROOT, encoding: 'utf8' });
  const lib = path.join(ROOT, 'lib') + path.sep;
  return (JSON.parse(output) as string[]).filter((file) => file.startsWith(lib)).map((file) => file.slice(lib.length));
}

test('an import of the package loads neither the installer nor the worker', () => {
  const loaded = loadedBy("require('./lib');");
  expect(loaded).toContain('index.js');
  expect(loaded.filter((file) => /^(?:install|bin)\/|ask-worker|worker-bridge|install-into-stack/.test(file))).toEqual(
    [],
  );
});

test('a context file that holds every job starts no worker', () => {
  const contextFile = path.join(temporaryFolder(), 'atlas.context.json');
  const address = { projectId: 'a'.repeat(24), clusterName: 'orders', exportJobId: 'b'.repeat(24) };
  const key = `https://cloud.mongodb.com/groups/${address.projectId}/clusters/orders/exports/${address.exportJobId}`;
  const job = { id: address.exportJobId, state: 'Successful', exportBucketId: 'c'.repeat(24) };
  fs.writeFileSync(contextFile, JSON.stringify({ version: 1, exportJobs: { [key]: job } }));
  const loaded = loadedBy(`
    const { App, TerraformStack } = require('cdktf');
    const { AtlasLookup, DataAtlasSnapshotExportJob, ReadAt } = require('./lib');
    const lookup = AtlasLookup.of({ contextFile: ${JSON.stringify(contextFile)}, baseUrl: 'https://cloud.mongodb.com' });
    const stack = new TerraformStack(new App({ outdir: ${JSON.stringify(temporaryFolder())} }), 'stack');
    const props = { ...${JSON.stringify(address)}, readAt: ReadAt.SYNTH, lookup };
    if (!new DataAtlasSnapshotExportJob(stack, 'job', props).isSuccessful) throw new Error('not read');`);
  expect(loaded).toContain(path.join('synth', 'host', 'look-ups.js'));
  expect(loaded.filter((file) => /ask-worker|worker-bridge/.test(file))).toEqual([]);
});
