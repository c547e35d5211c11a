// Reads the command line and runs the command that it names.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { PROVIDER_VERSION } from '../model/release';
import { contextCommand } from './context-command';
import { doctorCommand } from './doctor-command';
import { ExitStatus, statusOf } from './exit-status';
import { installCommand } from './install-command';
import { jobsCommand } from './jobs-command';
import type { Surroundings } from './surroundings';
import { watchCommand } from './watch-command';

const EXAMPLES = `
Examples:
  $ cdktf-provider-atlas doctor --project <id> --cluster orders
  $ cdktf-provider-atlas jobs --project <id> --cluster orders --latest --handoff > export.json
  $ cdktf-provider-atlas watch --latest --max-age 12h --project <id> --cluster orders`;

/** The exit status; a failure's line begins with its code. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const program = new Command('cdktf-provider-atlas')
      .description('Finds and hands over MongoDB Atlas backup snapshot export jobs, and helps stacks that read them.')
      .version(`${packageVersion(surroundings.libBin)} (provider ${PROVIDER_VERSION})`)
      .addHelpText('after', EXAMPLES);
    for (const command of [jobsCommand, watchCommand, doctorCommand, contextCommand, installCommand])
      program.addCommand(command(surroundings));
    quiet(program, surroundings);
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (reason) {
    // It has been said already what is wrong, or what was asked for.
    if (reason instanceof CommanderError) return reason.exitCode;
    if (reason instanceof ExitStatus) return reason.status;
    const error = AtlasError.from(reason);
    surroundings.err(error.message);
    return statusOf(error, surroundings.signal);
  }
}

/** The package's own version: lib/bin stands two folders below its package.json. */
function packageVersion(libBin: string): string {
  const text = readFileSync(path.join(libBin, '..', '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version?: unknown };
  return String(version);
}

/** Lets nothing but the surroundings write and end the process, here and in all commands below. */
function quiet(command: Command, surroundings: Surroundings): void {
  const { out, err, width } = surroundings;
  const line = (write: (line: string) => void) => (text: string) => write(text.replace(/\n$/, ''));
  command.exitOverride().configureOutput({
    writeOut: line(out),
    writeErr: line(err),
    outputError: (text) => err(wrongCommandLine(text, commandPath(command)).message),
    getOutHelpWidth: () => width ?? HELP_WIDTH,
    getErrHelpWidth: () => width ?? HELP_WIDTH,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  for (const below of command.commands) quiet(below, surroundings);
}

const HELP_WIDTH = 100;

/** What commander says, which may add what was meant in brackets on a second line. */
function wrongCommandLine(text: string, command: string): AtlasError {
  const [what = '', why] = text
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  return new AtlasError('INVALID_ARGUMENT', {
    what: show(what.charAt(0).toUpperCase() + what.slice(1)),
    why: why === undefined ? undefined : show(why.replace(/^\((.*)\)$/, '$1')),
    fix: `See "${command} --help"`,
  });
}

function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}
