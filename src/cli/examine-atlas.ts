// Reads once, as far as the flags say whose jobs are meant, and says of each check on the way what came of it.
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { resolveQuestion } from '../exports/resolve-question';
import type { CredentialMethod } from '../model/credentials';
import { showDuration } from '../model/duration';
import type { ExportJob } from '../model/export-job';
import { progressWords } from '../model/export-progress';
import { createdTime } from '../model/newest-first';
import type { CheckLines } from './check-lines';
import type { OpenConnection } from './connection-options';
import { CHECKS, failedCheck, passedChecks, type Check } from './diagnosis';
import type { Atlas } from './open-atlas';

export const JOB_CHECKS = ['export jobs', 'newest job'] as const;

export interface Place {
  readonly projectId: string | undefined;
  readonly clusterName: string | undefined;
}

interface Examination {
  readonly atlas: Atlas;
  readonly connection: OpenConnection;
  readonly lines: CheckLines;
}

/** No project has this id: where none is given, what is answered for it still tells how far a request comes. */
const NO_PROJECT = '0'.repeat(24);

/** What a read proves that succeeds. Buckets can be read in a role in which export jobs cannot. */
const PROVEN: Readonly<Record<'nothing' | 'project' | 'cluster', readonly Check[]>> = {
  nothing: ['host', 'sign-in', 'IP address'],
  project: ['host', 'sign-in', 'IP address', 'project'],
  cluster: CHECKS,
};

const SIGNED_IN: Readonly<Record<CredentialMethod, string>> = {
  'access-token': 'the access token was accepted',
  'service-account': 'an access token was minted, and accepted',
  'api-key': 'the API key was accepted',
};

/** Throws STOPPED alone. */
export async function examineAtlas(place: Place, examination: Examination): Promise<void> {
  const named = namedBy(place);
  try {
    const jobs = await read(place, examination);
    for (const check of CHECKS) {
      if (PROVEN[named].includes(check)) sayPassed(check, place, examination);
      else examination.lines.say('unchecked', check, missingWords(place));
    }
    sayJobs(jobs, place, examination);
  } catch (reason) {
    const error = AtlasError.from(reason);
    if (error.code === 'STOPPED') throw error;
    sayFailure(error, place, examination);
  }
}

function namedBy({ projectId, clusterName }: Place): keyof typeof PROVEN {
  if (projectId === undefined) return 'nothing';
  return clusterName === undefined ? 'project' : 'cluster';
}

async function read(
  { projectId = NO_PROJECT, clusterName }: Place,
  { atlas: { reader, options } }: Examination,
): Promise<readonly ExportJob[]> {
  if (projectId !== NO_PROJECT && clusterName !== undefined) {
    const cluster = { projectId, clusterName };
    return resolveQuestion(reader, { kind: 'export-jobs', cluster, filter: {} }, options);
  }
  await resolveQuestion(reader, { kind: 'export-buckets', projectId }, options);
  return [];
}

function sayFailure(error: AtlasError, place: Place, { lines, ...examination }: Examination): void {
  const failed = failedCheck(error);
  const passed = passedChecks(failed);
  const isOfProject = !PROVEN.nothing.includes(failed);
  for (const check of CHECKS) {
    if (passed.includes(check)) sayPassed(check, place, { lines, ...examination });
    else if (isOfProject && place.projectId === undefined) lines.say('unchecked', check, missingWords(place));
    else if (check === failed) lines.fail(check, error);
    else lines.say('unchecked', check, `not checked, because of the ${failed}`);
  }
  const words =
    isOfProject && place.projectId === undefined ? missingWords(place) : `not checked, because of the ${failed}`;
  for (const check of JOB_CHECKS) lines.say('unchecked', check, words);
}

function missingWords({ projectId, clusterName }: Place): string {
  const missing = [
    ...(projectId === undefined ? ['--project'] : []),
    ...(clusterName === undefined ? ['--cluster'] : []),
  ];
  return `not checked: give ${missing.join(' and ')}`;
}

function sayPassed(check: Check, place: Place, { connection, lines }: Examination): void {
  const words: Readonly<Record<Check, string>> = {
    host: `${new URL(connection.baseUrl).host} answers`,
    'sign-in': SIGNED_IN[connection.credentials.method],
    'IP address': 'may be used with these credentials',
    project: place.projectId ?? '',
    role: 'may read export jobs',
    cluster: place.clusterName ?? '',
  };
  lines.say('passed', check, words[check]);
}

function sayJobs(jobs: readonly ExportJob[], place: Place, { atlas: { reader }, lines }: Examination): void {
  if (namedBy(place) !== 'cluster') {
    for (const check of JOB_CHECKS) lines.say('unchecked', check, missingWords(place));
    return;
  }
  const [newest] = jobs;
  lines.say('passed', 'export jobs', String(jobs.length));
  lines.say(
    'passed',
    'newest job',
    newest === undefined ? 'none yet' : show(reader.redact(newestWords(newest, reader.clock.now()))),
  );
}

function newestWords(job: ExportJob, now: number): string {
  const time = createdTime(job);
  const age =
    time === -Infinity ? 'created at an unknown time' : `created ${showDuration(Math.max(0, now - time))} ago`;
  return `${job.id} is ${progressWords(job)}; ${age}`;
}
