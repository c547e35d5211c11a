// Runs the executable: flags, files, the ready line, and one clear line for what goes wrong.
import { CommanderError } from 'commander';
import { parseCommandLine, type Flags, type Output } from './command-line';
import { EmulatorError } from './emulator-error';
import { readFaultRules, type FaultRule } from './fault-rule';
import { readJsonFile } from './read-json-file';
import { readSeed } from './read-seed';
import { openRequestLog } from './request-log';
import type { Seed } from './seed';
import { startEmulator, type Emulator } from './start-emulator';

/** The running emulator, or the exit code where there is none. */
export async function runEmulator(args: readonly string[], output: Output): Promise<Emulator | number> {
  try {
    const flags = parseCommandLine(args, output);
    const emulator = await start(flags, output);
    output.write(`${flags.json ? JSON.stringify(emulator.facts) : readyLine(emulator)}\n`);
    return emulator;
  } catch (reason) {
    if (reason instanceof CommanderError) return reason.exitCode;
    if (!(reason instanceof EmulatorError)) throw reason;
    output.writeError(`atlas-emulator: ${reason.message.replace(/\s+/g, ' ')}\n`);
    return 1;
  }
}

function start({ fail, seed, objects, requestLog, ...flags }: Flags, { write, writeError }: Output): Promise<Emulator> {
  return startEmulator({
    port: flags.port,
    host: flags.host,
    latency: flags.latency,
    rateLimit: flags.rateLimit,
    onBug: (line) => writeError(`atlas-emulator: ${line}\n`),
    ...(fail === undefined ? {} : { faults: loadFaults(fail) }),
    ...(seed === undefined ? {} : { seed: loadSeed(seed) }),
    ...(objects === undefined ? {} : { objects }),
    ...(requestLog === undefined ? {} : { onRequest: openRequestLog(requestLog, write) }),
  });
}

/** Checked here as well, so that a message names the file. */
function loadFaults(file: string): FaultRule[] {
  return readFaultRules(readJsonFile(file), file);
}

function loadSeed(file: string): Seed {
  return readSeed(readJsonFile(file), file, Date.now());
}

function readyLine({ baseUrl, facts }: Emulator): string {
  const place = `project ${facts.projectId}, cluster ${facts.clusterName}`;
  return `atlas-emulator listens on ${baseUrl} (${place}; --json shows ids and credentials)`;
}
