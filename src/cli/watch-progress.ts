// How far a job has come that is waited for: a bar that rewrites itself on a terminal, elsewhere a line for each change.
import type { Options, Params } from 'cli-progress';
import { show } from '../errors/show';
import { showDuration } from '../model/duration';
import type { ExportJob } from '../model/export-job';
import { progressWords } from '../model/export-progress';
import type { Atlas } from './open-atlas';
import type { Surroundings } from './surroundings';

export interface WatchProgress {
  /** Undefined while there is no job yet. */
  show(job: ExportJob | undefined): void;
  /** Takes the bar away. */
  end(): void;
}

const BAR_WIDTH = 24;
/** How often in a second the elapsed time is written anew. */
const PER_SECOND = 2;
/** Every terminal has these. */
const BAR = { barCompleteChar: '=', barIncompleteChar: '-' };

export function watchProgress({ reader }: Atlas, { terminal, err }: Surroundings): WatchProgress {
  const begin = reader.clock.now();
  const elapsed = (): string => wholeSeconds(reader.clock.now() - begin);
  const words = (text: string): string => show(reader.redact(text));
  if (terminal !== undefined) return bar(terminal, elapsed, words);
  return {
    show: (job) =>
      err(
        `${elapsed()}: ${job === undefined ? 'no export job yet' : `export job ${job.id} is ${words(progressWords(job))}`}`,
      ),
    end: () => undefined,
  };
}

function wholeSeconds(milliseconds: number): string {
  return milliseconds < 1_000 ? '0 s' : showDuration(milliseconds);
}

function bar(stream: NodeJS.WritableStream, elapsed: () => string, words: (text: string) => string): WatchProgress {
  // Loaded where it is needed: only a wait on a terminal draws one.
  const { SingleBar, Format } = require('cli-progress') as typeof import('cli-progress');
  let shown: ExportJob | undefined;
  const format = (options: Options, { progress }: Params): string => {
    const { totalCollections } = shown?.exportStatus ?? {};
    const state = shown === undefined ? 'no export job yet' : words(shown.state ?? 'in no state');
    const collections =
      shown !== undefined && totalCollections ? counts(Format.BarFormat(progress, options), shown) : [];
    return [elapsed(), state, ...collections, ...(shown === undefined ? [] : [shown.id])].join('  ');
  };
  const drawn = new SingleBar({
    ...BAR,
    stream,
    format,
    fps: PER_SECOND,
    barsize: BAR_WIDTH,
    clearOnComplete: true,
    emptyOnZero: true,
    gracefulExit: false,
  });
  let isDrawn = false;
  return {
    show: (job) => {
      shown = job;
      const { exportedCollections, totalCollections } = job?.exportStatus ?? {};
      if (!isDrawn) drawn.start(totalCollections ?? 0, exportedCollections ?? 0);
      isDrawn = true;
      drawn.setTotal(totalCollections ?? 0);
      drawn.update(exportedCollections ?? 0);
    },
    end: () => drawn.stop(),
  };
}

function counts(drawn: string, { exportStatus }: ExportJob): string[] {
  return [`[${drawn}]`, `${exportStatus?.exportedCollections ?? 0}/${exportStatus?.totalCollections ?? 0} collections`];
}
