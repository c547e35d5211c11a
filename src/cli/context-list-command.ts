// `context list`: what the context file holds.
import { Command } from 'commander';
import { show } from '../errors/show';
import { addFileOption, contextFile, readContext, type FileFlags } from './context-file-option';
import { statePainter } from './job-table';
import { jsonText } from './json-text';
import { storedEntries, type StoredEntry } from './stored-entry';
import type { Surroundings } from './surroundings';
import { table } from './table';

const EXAMPLES = `
Examples:
  $ cdktf-provider-atlas context list
  $ cdktf-provider-atlas context list --file atlas.context.json --json`;

export function contextListCommand(surroundings: Surroundings): Command {
  return addFileOption(new Command('list'))
    .description('Show the entries of the context file.')
    .option('--json', 'print JSON: a list with an object for each entry')
    .addHelpText('after', EXAMPLES)
    .action((flags: FileFlags & { json?: boolean }) => {
      const { entries, strange } = storedEntries(readContext(flags, surroundings));
      for (const key of strange) surroundings.err(`The entry ${show(key)} is left out: no look-up has this key`);
      if (flags.json === true) surroundings.out(jsonText(entries));
      else if (entries.length > 0) surroundings.out(entryTable(entries, surroundings));
      else surroundings.err(`${contextFile(flags, surroundings)} holds nothing`);
    });
}

function entryTable(entries: readonly StoredEntry[], surroundings: Surroundings): string {
  const column = (head: string, cellOf: (entry: StoredEntry) => string | null) => ({
    head,
    cells: entries.map((entry) => show(cellOf(entry) ?? '-')),
  });
  return table(
    [
      column('ID', ({ value }) => value.id),
      column('KIND', ({ kind }) => kind),
      {
        ...column('STATE', ({ kind, value }) => (kind === 'export-job' ? value.state : null)),
        paint: statePainter(surroundings),
      },
      column('CREATED', ({ kind, value }) => (kind === 'export-job' ? value.createdAt : null)),
      column('CLUSTER', ({ clusterName }) => clusterName),
      column('PROJECT', ({ projectId }) => projectId),
      column('ATLAS', ({ baseUrl }) => baseUrl),
    ],
    surroundings.width,
  );
}
