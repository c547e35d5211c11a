// A CDKTF app as a user has it: a folder of its own, run by `node`.
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';
import { folderContents } from './folder-contents';
import { RunningProcess, type Ended, type StartOptions } from './running-process';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const APP = 'app.cjs';
export const CONTEXT_FILE = 'atlas.context.json';

/** Around the body, which finds `stack`, everything that is imported, and `read(ids)`: the job, read at synth time. */
const PROLOGUE = `
const fs = require('node:fs');
const { App, TerraformStack, TerraformOutput, TerraformVariable } = require(${JSON.stringify(path.join(ROOT, 'node_modules', 'cdktf'))});
const { AtlasLookup, AtlasProvider, DataAtlasSnapshotExportJob, ReadAt } = require(${JSON.stringify(path.join(ROOT, 'lib'))});
const app = new App();
const stack = new TerraformStack(app, 'stack');
let lookup = AtlasLookup.of({ contextFile: '${CONTEXT_FILE}' });
const read = (ids, name = 'job') =>
  new DataAtlasSnapshotExportJob(stack, name, { ...ids, readAt: ReadAt.SYNTH, lookup });
`;

export class AppFolder {
  public readonly folder = temporaryFolder();
  public readonly stack = path.join(this.folder, 'cdktf.out', 'stacks', 'stack');

  public constructor(body: string) {
    this.write(APP, `${PROLOGUE}${body}\napp.synth();\n`);
    this.write('cdktf.json', '{}');
  }

  public write(name: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
    fs.writeFileSync(path.join(this.folder, name), text);
  }

  public read(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  public contents(): Readonly<Record<string, string>> {
    return folderContents(this.folder);
  }

  /** Starts `node app.cjs`; `wrap` puts a command before it. */
  public start(settings: StartOptions['settings'], wrap: readonly string[] = []): RunningProcess {
    const [command = '', ...args] = [...wrap, process.execPath, APP];
    // In CI a synthesis says more.
    return RunningProcess.start(command, args, { cwd: this.folder, settings: { CI: '', ...settings } });
  }

  /** Synthesizes, to the end. */
  public synthesize(settings: StartOptions['settings'], wrap?: readonly string[]): Promise<Ended> {
    return this.start(settings, wrap).ended;
  }

  /** What the last synthesis has to say beside its files. */
  public annotations(): string[] {
    const manifest = JSON.parse(this.read('cdktf.out/manifest.json')) as {
      stacks: Readonly<Record<string, { annotations: { message: string }[] }>>;
    };
    return Object.values(manifest.stacks).flatMap(({ annotations }) => annotations.map(({ message }) => message));
  }
}
