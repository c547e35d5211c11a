// The CLI configuration files that Terraform or OpenTofu would read.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ifThere } from './if-there';
import { switchesOffImpliedMirror } from './implied-mirror';

export interface CliSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: string;
}

/** The files that switch the implied mirror off for the provider `source`; what can't be read is left to Terraform. */
export function filesWithoutImpliedMirror(surroundings: CliSurroundings, source: string): string[] {
  return candidates(surroundings).filter((file) => {
    const text = readText(file);
    return text !== undefined && switchesOffImpliedMirror(text, source);
  });
}

/** A file named by the environment is read alone, without the ones at the usual places. */
function candidates({ environment, home, platform }: CliSurroundings): string[] {
  const named = environment.TF_CLI_CONFIG_FILE || environment.TERRAFORM_CONFIG;
  if (named !== undefined && named !== '') return [named];
  if (platform === 'win32') {
    const data = environment.APPDATA;
    if (data === undefined || data === '') return [];
    return [path.join(data, 'terraform.rc'), path.join(data, 'tofu.rc'), ...extras(path.join(data, 'terraform.d'))];
  }
  const shared = environment.XDG_CONFIG_HOME;
  return [
    path.join(home, '.terraformrc'),
    path.join(home, '.tofurc'),
    ...(shared === undefined || shared === '' ? [] : [path.join(shared, 'opentofu', 'tofurc')]),
    ...extras(path.join(home, '.terraform.d')),
  ];
}

function extras(folder: string): string[] {
  const names = orNothing(() => readdirSync(folder)) ?? [];
  return names
    .filter((name) => /\.tfrc(\.json)?$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function readText(file: string): string | undefined {
  return orNothing(() => readFileSync(file, 'utf8'));
}

/** A hint is not worth a failure: Terraform itself reports a file that it can't read. */
function orNothing<Content>(read: () => Content): Content | undefined {
  try {
    return ifThere(read);
  } catch {
    return undefined;
  }
}
