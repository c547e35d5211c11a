// `watch`: waits until an export job has finished, and tells by its exit status how.
import { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { resolveExportJob } from '../exports/resolve-export-job';
import type { ExportJob } from '../model/export-job';
import { isFinished } from '../model/export-state';
import type { ExportJobQuestion } from '../model/question';
import { addClusterOptions, readCluster, type ClusterFlags } from './cluster-options';
import { addConnectionOptions, TIMEOUT_WORDS, type ConnectionFlags } from './connection-options';
import { addWindowOptions, readChoice, type ChoiceFlags } from './filter-options';
import { withAtlas, type Atlas } from './open-atlas';
import { addFormOptions, jobText, type FormFlags } from './print-job';
import type { Surroundings } from './surroundings';
import { watchProgress, type WatchProgress } from './watch-progress';

const HELP = `
With --latest the newest job is waited for, in whatever state it is; where none fits yet, the first to come.

Exit status: 0 Successful, 3 Failed, 4 Cancelled, 5 not finished in time, 130 ended by Ctrl-C, 1 all else.

Examples:
  $ cdktf-provider-atlas watch 605ccba3c1c7613f423e1585 --project <id> --cluster orders
  $ cdktf-provider-atlas watch --latest --max-age 12h --timeout 2h --project <id> --cluster orders --handoff`;

type Flags = ClusterFlags & ChoiceFlags & FormFlags & ConnectionFlags;

export function watchCommand(surroundings: Surroundings): Command {
  const command = new Command('watch')
    .description('Wait until an export job has finished.')
    .argument('[id]', 'the export job to wait for');
  addClusterOptions(command).option('--latest', 'wait for the newest job');
  addFormOptions(addWindowOptions(command), 'print the finished job as JSON, whatever its state');
  return addConnectionOptions(command, { words: 'how long to wait' })
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, flags: Flags) => {
      const cluster = readCluster(flags, surroundings);
      const choice = readChoice(id, flags);
      if (choice === undefined) throw nothingChosen();
      const question = { kind: 'export-job', cluster, choice, waitForSuccess: true } as const;
      const words = { ...TIMEOUT_WORDS, timedOut: 'WAIT_TIMED_OUT' } as const;
      const progress = watchProgress(surroundings);
      const wait = async (atlas: Atlas): Promise<void> => {
        const job = await waited(question, flags, { atlas, surroundings, progress });
        surroundings.out(await jobText(job, flags, { projectId: cluster.projectId, atlas, surroundings }));
      };
      await withAtlas(flags, { ...surroundings, err: progress.say }, wait, words);
    });
}

interface Waiting {
  readonly atlas: Atlas;
  readonly surroundings: Surroundings;
  readonly progress: WatchProgress;
}

/** The successful job; of one that ended otherwise scripts get the JSON all the same. */
async function waited(question: ExportJobQuestion, flags: FormFlags, waiting: Waiting): Promise<ExportJob> {
  const { atlas, surroundings, progress } = waiting;
  let last: ExportJob | undefined;
  const onProgress = (job: ExportJob | undefined): void => {
    last = job;
    progress.show(job, atlas.reader.redact);
  };
  try {
    return await resolveExportJob(atlas.reader, question, { ...atlas.options, onProgress }).finally(progress.end);
  } catch (reason) {
    if (flags.json === true && last !== undefined && isFinished(last.state)) {
      const { projectId } = question.cluster;
      surroundings.out(await jobText(last, flags, { projectId, atlas, surroundings }));
    }
    throw reason;
  }
}

function nothingChosen(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: 'Neither an id nor --latest is given',
    fix: 'Give the id of the job to wait for, or --latest for the newest one',
  });
}
