// A folder that requires the provider under an address, and the CLI configuration that says where it comes from.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../../src/model/release';
import { temporaryFolder } from '../../support/temporary-folder';
import { terraform, type Ran } from '../../support/terraform';

type Settings = Readonly<Record<string, string>>;

export class TerraformFolder {
  public readonly path = temporaryFolder();

  public constructor(
    private readonly binary: string,
    source: string,
    private readonly settings: Settings = {},
  ) {
    this.require(source);
  }

  public require(source: string): void {
    this.write('versions.tf.json', {
      terraform: { required_providers: { atlas: { source, version: PROVIDER_VERSION } } },
    });
  }

  public write(name: string, content: object): void {
    fs.writeFileSync(path.join(this.path, name), JSON.stringify(content));
  }

  /** The hashes in the lock file. */
  public lockedHashes(): string[] {
    const text = fs.readFileSync(path.join(this.path, '.terraform.lock.hcl'), 'utf8');
    return [...text.matchAll(/"((?:h1|zh):[^"]+)"/g)].map(([, hash = '']) => hash);
  }

  public run(args: readonly string[], settings: Settings = {}): Promise<Ran> {
    const quiet = { TF_CLI_ARGS: '-no-color', TF_INPUT: '0' };
    return terraform(this.binary, this.path, args, { ...quiet, ...this.settings, ...settings });
  }
}

/** For the variable that names the CLI configuration. */
export function cliConfiguration(text: string): { readonly TF_CLI_CONFIG_FILE: string } {
  const file = path.join(temporaryFolder(), 'config.tfrc');
  fs.writeFileSync(file, text);
  return { TF_CLI_CONFIG_FILE: file };
}

export function installedFrom(method: 'network_mirror' | 'filesystem_mirror', place: string): Settings {
  const name = method === 'network_mirror' ? 'url' : 'path';
  return cliConfiguration(`provider_installation {\n  ${method} {\n    ${name} = "${place}"\n  }\n}\n`);
}
