// `context`: the commands for the file that look-ups at synthesis are stored in.
import { Command } from 'commander';
import { contextCheckCommand } from './context-check-command';
import { contextFetchCommand } from './context-fetch-command';
import { contextListCommand } from './context-list-command';
import { contextPruneCommand } from './context-prune-command';
import type { Surroundings } from './surroundings';

const EXAMPLES = `
Examples:
  $ cdktf-provider-atlas context list
  $ cdktf-provider-atlas context check --offline`;

export function contextCommand(surroundings: Surroundings): Command {
  const group = new Command('context')
    .description('Look after the context file, in which look-ups at synthesis are stored.')
    .addHelpText('after', EXAMPLES);
  for (const command of [contextFetchCommand, contextCheckCommand, contextListCommand, contextPruneCommand])
    group.addCommand(command(surroundings));
  return group;
}
