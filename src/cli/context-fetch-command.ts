// `context fetch`: reads finished jobs into the context file, or what it holds once more.
import { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { show } from '../errors/show';
import { isLoopback } from '../model/base-url';
import { readEndpoint } from '../model/connection';
import { contextEntries, isFinal } from '../model/context-entries';
import { contextWith } from '../model/context-file';
import { progressWords } from '../model/export-progress';
import type { ExportJobQuestion } from '../model/question';
import { addClusterOptions, checkedJobId, readCluster, type ClusterFlags } from './cluster-options';
import { addConnectionOptions, givenSettings, settingsSource, type ConnectionFlags } from './connection-options';
import {
  addFileOption,
  contextFile,
  readContext,
  readIfThere,
  writeContext,
  type FileFlags,
} from './context-file-option';
import { fetchFinal, fetchJobs, missingBuckets, type FinalAnswer } from './fetch-final';
import { withAtlas } from './open-atlas';
import { readAgain, type EntryFate } from './read-again';
import { sayFailures } from './say-failures';
import { entryName, questionOf, storedEntries } from './stored-entry';
import type { Surroundings } from './surroundings';

const HELP = `
Without ids, every entry that belongs to the address of Atlas is read again. Where a read fails, nothing is written.

Examples:
  $ cdktf-provider-atlas context fetch 605ccba3c1c7613f423e1585 --project <id> --cluster orders --buckets
  $ cdktf-provider-atlas context fetch`;

type Flags = FileFlags & ClusterFlags & ConnectionFlags & { readonly buckets?: boolean };

export function contextFetchCommand(surroundings: Surroundings): Command {
  const command = addFileOption(new Command('fetch'))
    .description('Read finished export jobs into the context file, so that a synthesis needs no access to Atlas.')
    .argument('[id...]', 'export jobs to read');
  addClusterOptions(command).option('--buckets', 'read their buckets too');
  return addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (ids: readonly string[], flags: Flags) => {
      checkFile(flags, surroundings);
      if (ids.length > 0) await fetchNamed(ids, flags, surroundings);
      else await fetchAgain(flags, surroundings);
    });
}

async function fetchNamed(ids: readonly string[], flags: Flags, surroundings: Surroundings): Promise<void> {
  const cluster = readCluster(flags, surroundings);
  const questions = [...new Set(ids)].map((id): ExportJobQuestion => {
    return { kind: 'export-job', cluster, choice: { exportJobId: checkedJobId(id) } };
  });
  // A damaged file is said before anything is asked.
  readIfThere(contextFile(flags, surroundings));
  const fetched = await withAtlas(flags, surroundings, (atlas) => fetchJobs(questions, flags.buckets === true, atlas));
  sayFailures(fetched.errors, surroundings);
  for (const job of fetched.unfinished)
    surroundings.err(`export job ${job.id} is ${show(progressWords(job))}: not stored, since it still changes`);
  await store(fetched.final, flags, surroundings);
}

async function fetchAgain(flags: Flags, surroundings: Surroundings): Promise<void> {
  const baseUrl = baseUrlOf(flags, surroundings);
  const { entries } = storedEntries(readContext(flags, surroundings));
  const own = entries.filter((entry) => entry.baseUrl === baseUrl);
  if (own.length === 0) {
    surroundings.err(`The context file holds nothing of ${baseUrl}: give the ids of the jobs to fetch`);
    return;
  }
  const { fates, buckets } = await withAtlas(flags, surroundings, async (atlas) => ({
    fates: await readAgain(own, atlas),
    buckets: await fetchFinal(flags.buckets === true ? missingBuckets(own) : [], atlas),
  }));
  sayFailures([...fates.flatMap((one) => (one.fate === 'failed' ? one.error : [])), ...buckets.errors], surroundings);
  for (const fate of fates) sayFate(fate, surroundings);
  const changed = fates.flatMap((one) =>
    one.fate === 'different' && isFinal(one.answer) ? [{ question: questionOf(one.entry), answer: one.answer }] : [],
  );
  const same = fates.filter(({ fate }) => fate === 'same').length;
  surroundings.out(`${same} of ${own.length} entries are as Atlas has them`);
  await store([...changed, ...buckets.final], flags, surroundings);
}

function sayFate(fate: EntryFate, { out, err }: Surroundings): void {
  const name = entryName(fate.entry);
  if (fate.fate === 'forgotten') err(`${name}: kept, though Atlas no longer knows it`);
  if (fate.fate === 'different' && isFinal(fate.answer)) out(`${name}: Atlas has another ${fate.members.join(', ')}`);
  if (fate.fate === 'different' && !isFinal(fate.answer))
    err(`${name}: kept, though Atlas says that it has not finished`);
}

async function store(final: readonly FinalAnswer[], flags: Flags, surroundings: Surroundings): Promise<void> {
  if (final.length === 0) return;
  const baseUrl = baseUrlOf(flags, surroundings);
  const file = contextFile(flags, surroundings);
  await writeContext(file, (context) => contextWith(context, contextEntries(baseUrl, final)));
  for (const { question, answer } of final)
    surroundings.out(
      `${question.kind === 'export-job' ? 'export job' : 'export bucket'} ${answer.id}: stored in ${file}`,
    );
}

/** As at synthesis: every start of an emulator has another port, and would leave entries that nobody can use again. */
function checkFile(flags: Flags, surroundings: Surroundings): void {
  if (flags.file !== undefined || !isLoopback(baseUrlOf(flags, surroundings))) return;
  throw new AtlasError('INVALID_ARGUMENT', {
    what: 'For an Atlas on this machine nothing is stored unless a file is named',
    fix: 'Name the context file with --file, or unset MONGODB_ATLAS_BASE_URL',
  });
}

function baseUrlOf(flags: Flags, surroundings: Surroundings): string {
  return readEndpoint(givenSettings(flags), settingsSource(surroundings)).baseUrl;
}
