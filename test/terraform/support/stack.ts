// A folder in which Terraform runs, with the provider installed into it as a user does.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROVIDER_VERSION } from '../../../src/model/release';
import { LIB_BIN } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { environment, terraform, type Ran } from '../../support/terraform';

export type Settings = Readonly<Record<string, string>>;

/** A configuration in JSON, without the block that requires the provider. */
export type Configuration = Readonly<Record<string, unknown>>;

export const REQUIRED = { atlas: { source: 'terraform.local/cdktf/atlas', version: PROVIDER_VERSION } };

export class Stack {
  public constructor(
    private readonly binary: string,
    public readonly folder: string,
  ) {}

  /** An initialised folder without anything to read; `with` makes copies of it. */
  public static async initialised(binary: string, ...options: readonly string[]): Promise<Stack> {
    const stack = new Stack(binary, temporaryFolder());
    stack.write('versions.tf.json', { terraform: { required_providers: REQUIRED } });
    await install(stack.folder, ...options);
    const { status, output } = await stack.run(['init']);
    if (status !== 0) throw new Error(output);
    return stack;
  }

  /** A copy that needs no `init`, with this configuration. */
  public with(configuration: Configuration): Stack {
    const folder = temporaryFolder();
    for (const name of ['versions.tf.json', '.terraform.lock.hcl', '.terraform']) {
      fs.cpSync(path.join(this.folder, name), path.join(folder, name), { recursive: true, verbatimSymlinks: true });
    }
    const stack = new Stack(this.binary, folder);
    stack.write('main.tf.json', configuration);
    return stack;
  }

  public write(name: string, content: Configuration): void {
    fs.writeFileSync(path.join(this.folder, name), JSON.stringify(content, null, 2));
  }

  public read(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Runs a command in the folder, without colours and questions. */
  public run([command = '', ...args]: readonly string[], settings: Settings = {}): Promise<Ran> {
    const quiet = { TF_CLI_ARGS: '-no-color', TF_INPUT: '0' };
    return terraform(this.binary, this.folder, [command, ...args], { ...quiet, ...settings });
  }

  /** The same, for a command that writes one JSON document; throws where it fails. */
  public async json(args: readonly string[], settings: Settings = {}): Promise<unknown> {
    const { status, output } = await this.run(args, settings);
    if (status !== 0) throw new Error(output);
    return JSON.parse(output);
  }

  /** Applies without asking, and gives the outputs; throws where it fails. */
  public async apply(settings: Settings): Promise<Readonly<Record<string, unknown>>> {
    const { status, output } = await this.run(['apply', '-auto-approve', '-json'], settings);
    if (status !== 0) throw new Error(output);
    // The first such line is of the plan, and has no values.
    const outputs =
      jsonLines(output)
        .filter(({ type }) => type === 'outputs')
        .at(-1)?.outputs ?? {};
    return Object.fromEntries(
      Object.entries(outputs as Record<string, { value: unknown }>).map(([name, { value }]) => [name, value]),
    );
  }
}

/** Puts the provider into a folder with the package's own command. */
export async function install(folder: string, ...options: readonly string[]): Promise<string> {
  fs.mkdirSync(folder, { recursive: true });
  const command = path.join(LIB_BIN, 'cdktf-provider-atlas');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, 'install', folder, ...options], {
    env: environment(),
  });
  return stdout + stderr;
}

/** What Terraform writes with `-json`: one object on each line. */
export function jsonLines(output: string): Record<string, unknown>[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

export interface ToldByTerraform {
  readonly severity: string;
  readonly summary: string;
  readonly detail: string;
  readonly address: string;
}

/** The diagnostics in what Terraform writes with `-json`. */
export function diagnosticsOf(output: string): ToldByTerraform[] {
  return jsonLines(output).flatMap(({ diagnostic }) =>
    diagnostic === undefined ? [] : [diagnostic as ToldByTerraform],
  );
}

/** The text as it was before Terraform broke it into lines and drew a box around it. */
export function unwrapped(output: string): string {
  return output.replace(/[│╷╵]/g, ' ').replace(/\s+/g, ' ');
}
