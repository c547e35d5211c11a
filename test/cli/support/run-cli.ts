// Commands of the command line, run in this process with what they write kept.
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../../../src/cli/run';
import type { Surroundings } from '../../../src/cli/surroundings';
import type { EmulatorFacts } from '../../../src/emulator/emulator-facts';
import { temporaryFolder } from '../../support/temporary-folder';

export interface CliRun {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Standard output and standard error are no terminals, unless told otherwise. */
export async function runCli(args: readonly string[], given: Partial<Surroundings> = {}): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const home = temporaryFolder();
  const status = await run(args, {
    libBin: libBin(),
    folder: home,
    environment: {},
    home,
    platform: 'linux',
    width: undefined,
    terminal: undefined,
    signal: new AbortController().signal,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    ...given,
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

/** The package's folder as npm lays it out. */
function libBin(): string {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'package.json'), '{"version":"1.2.3"}');
  return path.join(folder, 'lib', 'bin');
}

/** The environment that reaches an emulator with its service account. */
export function environmentOf({ baseUrl, clientId, clientSecret }: EmulatorFacts): Record<string, string> {
  return {
    MONGODB_ATLAS_BASE_URL: baseUrl,
    MONGODB_ATLAS_CLIENT_ID: clientId,
    MONGODB_ATLAS_CLIENT_SECRET: clientSecret,
  };
}

/** The flags that name its cluster. */
export function clusterOf({ projectId, clusterName }: EmulatorFacts): string[] {
  return ['--project', projectId, '--cluster', clusterName];
}
