// `doctor`: what stands between this machine and the export jobs, a line for each thing that can be wrong.
import { Command } from 'commander';
import { connectionProblems, readEndpoint } from '../model/connection';
import { chooseCredentials, METHOD_WORDS, missingCredentials } from '../model/credentials';
import { CheckLines } from './check-lines';
import { addClusterOptions, findCluster, findProject, type ClusterFlags } from './cluster-options';
import {
  addConnectionOptions,
  givenSettings,
  readTimeoutFlag,
  settingsSource,
  TIMEOUT_WORDS,
  type ConnectionFlags,
  type OpenConnection,
} from './connection-options';
import { CHECKS } from './diagnosis';
import { examineAtlas, JOB_CHECKS } from './examine-atlas';
import { ExitStatus } from './exit-status';
import { withConnection } from './open-atlas';
import type { Surroundings } from './surroundings';

const HELP = `
Exit status: 0 where all that was checked is in order, otherwise 1.

Examples:
  $ cdktf-provider-atlas doctor --project <id> --cluster orders
  $ cdktf-provider-atlas doctor                      credentials and network alone`;

const ENDPOINT: readonly (string | undefined)[] = ['baseUrl', 'apiVersion', 'requestTimeout'];

type Flags = ClusterFlags & ConnectionFlags;

export function doctorCommand(surroundings: Surroundings): Command {
  const command = new Command('doctor').description('Say what works and what does not on the way to the export jobs.');
  return addConnectionOptions(addClusterOptions(command), { otherwise: '1m' })
    .addHelpText('after', HELP)
    .action(async (flags: Flags) => {
      const place = { projectId: findProject(flags, surroundings), clusterName: findCluster(flags) };
      const limit = { timeout: readTimeoutFlag(flags), words: TIMEOUT_WORDS };
      const lines = new CheckLines(surroundings);
      const connection = checkSettings(flags, surroundings, lines);
      if (connection === undefined) {
        for (const check of [...CHECKS, ...JOB_CHECKS])
          lines.say('unchecked', check, 'not checked: Atlas cannot be asked');
      } else {
        await withConnection(connection, limit, surroundings, (atlas) =>
          examineAtlas(place, { atlas, connection, lines }),
        );
      }
      if (lines.hasFailed) throw new ExitStatus(1);
    });
}

/** Undefined where Atlas cannot be asked like this. */
function checkSettings(flags: Flags, surroundings: Surroundings, lines: CheckLines): OpenConnection | undefined {
  const given = givenSettings(flags);
  const source = settingsSource(surroundings);
  const problems = connectionProblems(given, source);
  const ofEndpoint = problems.filter((problem) => ENDPOINT.includes(problem.parts.argument));
  const ofCredentials = problems.filter((problem) => !ofEndpoint.includes(problem));
  const found = ofCredentials.length > 0 ? undefined : chooseCredentials(given, source);
  for (const warning of found?.warnings ?? []) surroundings.err(warning);
  const credentials = found?.credentials;
  if (credentials !== undefined) lines.say('passed', 'credentials', credentialWords(credentials));
  else for (const problem of found ? [missingCredentials(source)] : ofCredentials) lines.fail('credentials', problem);
  for (const problem of ofEndpoint) lines.fail('address', problem);
  if (ofEndpoint.length > 0) return undefined;
  const endpoint = readEndpoint(given, source);
  lines.say('passed', 'address', `${endpoint.baseUrl}, API ${endpoint.apiVersion}`);
  return credentials && { ...endpoint, credentials };
}

function credentialWords({ method, origin }: OpenConnection['credentials']): string {
  return `${METHOD_WORDS[method]} (${origin})`;
}
