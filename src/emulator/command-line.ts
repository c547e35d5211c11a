// The flags of the executable.
import { Command, InvalidArgumentError } from 'commander';

export interface Flags {
  readonly port: number;
  readonly host: string;
  readonly latency: number;
  readonly rateLimit: number;
  readonly fail?: string;
  readonly seed?: string;
  readonly objects?: string;
  readonly json: boolean;
  readonly requestLog?: string;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** Throws commander's error where a flag is wrong or help was asked for; the text is written by then. */
export function parseCommandLine(args: readonly string[], { write, writeError }: Output): Flags {
  const command = new Command('atlas-emulator')
    .description('Serves the part of the Atlas Admin API that reads snapshot export jobs, on this machine alone.')
    .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber(0, 65_535), 0)
    .option('--host <address>', 'loopback address to listen on', '127.0.0.1')
    .option('--latency <ms>', 'milliseconds that each request is held back', wholeNumber(0, 3_600_000), 0)
    .option('--rate-limit <n>', 'requests per minute to the newer API', wholeNumber(1, 1_000_000), 1200)
    .option('--fail <file>', 'JSON file with fault rules, in order')
    .option('--seed <file>', 'JSON file with the projects to serve, instead of the built-in ones')
    .option('--objects <dir>', 'folder to lay the exported objects out in, as Atlas writes them into buckets')
    .option('--json', 'write the ready line as one JSON object, with ids and credentials', false)
    .option('--request-log <file>', 'append a JSON line for each request to a file, or to standard output for -')
    .allowExcessArguments(false)
    .configureOutput({ writeOut: write, writeErr: writeError })
    .exitOverride();
  return command.parse([...args], { from: 'user' }).opts<Flags>();
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    if (value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}
