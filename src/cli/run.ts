// Reads the command line and runs the command that it names.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { PROVIDER_VERSION } from '../model/release';
import { installCommand } from './install-command';
import type { Surroundings } from './surroundings';

/** The exit status: 0, or 1 with a line that begins with the failure's code. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const program = new Command('cdktf-provider-atlas')
      .description('Helps stacks that read MongoDB Atlas backup snapshot export jobs.')
      .version(`${packageVersion(surroundings.libBin)} (provider ${PROVIDER_VERSION})`)
      .addCommand(installCommand(surroundings));
    for (const command of [program, ...program.commands]) quiet(command, surroundings);
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (reason) {
    // Commander has said what is wrong already, or what was asked for.
    if (reason instanceof CommanderError) return reason.exitCode;
    surroundings.err(AtlasError.from(reason).message);
    return 1;
  }
}

/** The package's own version: lib/bin stands two folders below its package.json. */
function packageVersion(libBin: string): string {
  const text = readFileSync(path.join(libBin, '..', '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version?: unknown };
  return String(version);
}

function quiet(command: Command, { out, err }: Surroundings): void {
  const line = (write: (line: string) => void) => (text: string) => write(text.replace(/\n$/, ''));
  command.exitOverride().configureOutput({ writeOut: line(out), writeErr: line(err) });
}
