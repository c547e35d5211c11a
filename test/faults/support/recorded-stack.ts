// A folder in which the provider is installed and Terraform runs with its log at the finest level; everything written is kept.
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';
import { TERRAFORM } from '../../support/terraform';
import { REQUIRED, type Configuration, type Settings } from '../../terraform/support/stack';
import { Release } from './release';
import { runToEnd } from './running-process';
import { Written } from './written';

export class RecordedStack {
  private readonly folder = temporaryFolder();
  private readonly written = new Written();
  private commands = 0;

  private constructor(private readonly settings: Settings) {}

  /** With the provider put into it, and initialised; all of it with these settings. */
  public static async initialised(configuration: Configuration, settings: Settings): Promise<RecordedStack> {
    const stack = new RecordedStack({ ...settings, TF_LOG: 'TRACE', TF_INPUT: '0', TF_CLI_ARGS: '-no-color' });
    const main = { terraform: { required_providers: REQUIRED }, ...configuration };
    fs.writeFileSync(path.join(stack.folder, 'main.tf.json'), JSON.stringify(main));
    const installed = await Release.built.install(stack.folder, stack.settings);
    stack.written.add('install.printed', installed.output);
    await stack.run(['init']);
    return stack;
  }

  /** Runs a command; answers with what it printed. */
  public async run(command: readonly string[], expected = 0): Promise<string> {
    this.commands += 1;
    const name = [this.commands, ...command].join(' ').replace(/[/=]/g, '_');
    const settings = { ...this.settings, TF_LOG_PATH: path.join(this.folder, `${name}.log`) };
    const { code, output } = await runToEnd(TERRAFORM ?? '', command, { cwd: this.folder, settings });
    this.written.add(`${name}.printed`, output);
    if (code !== expected) throw new Error(`${name} ended with ${code}:\n${output}`);
    return output;
  }

  /** What was printed, and every file that is there now. */
  public all(): Written {
    this.written.addFolder(this.folder);
    return this.written;
  }
}
