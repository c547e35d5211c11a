// `context check`: whether the context file is in order, and says what Atlas says.
import { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { readEndpoint } from '../model/connection';
import { addConnectionOptions, givenSettings, settingsSource, type ConnectionFlags } from './connection-options';
import { addFileOption, contextFile, readContext, type FileFlags } from './context-file-option';
import { ExitStatus } from './exit-status';
import { withAtlas } from './open-atlas';
import { readAgain, type EntryFate } from './read-again';
import { sayFailures } from './say-failures';
import { entryName, storedEntries, type StoredEntry } from './stored-entry';
import type { Surroundings } from './surroundings';

const HELP = `
Exit status: 0 where the file is in order, otherwise 1.

Examples:
  $ cdktf-provider-atlas context check
  $ cdktf-provider-atlas context check --offline --file atlas.context.json`;

type Flags = FileFlags & ConnectionFlags & { readonly offline?: boolean };

export function contextCheckCommand(surroundings: Surroundings): Command {
  const command = addFileOption(new Command('check'))
    .description('Check that the context file is well-formed, and that its entries agree with Atlas.')
    .option('--offline', 'check its form alone');
  return addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (flags: Flags) => {
      const file = contextFile(flags, surroundings);
      const { entries, strange } = storedEntries(readContext(flags, surroundings));
      if (strange.length > 0) throw strangeKeys(file, strange);
      surroundings.out(`${file}: well-formed, with ${counted(entries.length)}`);
      if (flags.offline !== true) await compareWithAtlas(entries, flags, surroundings);
    });
}

async function compareWithAtlas(
  entries: readonly StoredEntry[],
  flags: Flags,
  surroundings: Surroundings,
): Promise<void> {
  const { baseUrl } = readEndpoint(givenSettings(flags), settingsSource(surroundings));
  const own = entries.filter((entry) => entry.baseUrl === baseUrl);
  if (own.length < entries.length)
    surroundings.err(`Not compared: ${counted(entries.length - own.length)} of another address than ${baseUrl}`);
  if (own.length === 0) return;
  const fates = await withAtlas(flags, surroundings, (atlas) => readAgain(own, atlas));
  for (const fate of fates) sayFate(fate, surroundings);
  sayFailures(
    fates.flatMap((one) => (one.fate === 'failed' ? one.error : [])),
    surroundings,
  );
  if (fates.some(({ fate }) => fate === 'different')) throw new ExitStatus(1);
  surroundings.out(`${baseUrl}: agrees with ${counted(fates.filter(({ fate }) => fate === 'same').length)}`);
}

function sayFate(fate: EntryFate, { out, err }: Surroundings): void {
  if (fate.fate === 'different')
    out(`${entryName(fate.entry)}: differs from Atlas in ${fate.members.join(', ')}; "context fetch" writes it anew`);
  if (fate.fate === 'forgotten') err(`${entryName(fate.entry)}: not compared, since Atlas no longer knows it`);
}

function counted(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function strangeKeys(file: string, keys: readonly string[]): AtlasError {
  return new AtlasError('CONTEXT_UNREADABLE', {
    what: `${quote(file)} has ${keys.length === 1 ? 'an entry' : 'entries'} that no look-up finds`,
    why: `No look-up has such a key:\n${keys.map((key) => `- ${quote(key)}`).join('\n')}`,
    fix: 'Restore the file from version control, or remove what was put in by hand',
  });
}
