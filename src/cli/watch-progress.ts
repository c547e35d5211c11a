// How far a job has come that is waited for: a bar that rewrites itself on a terminal, elsewhere a line for each change.
import type { Options, Params } from 'cli-progress';
import { show } from '../errors/show';
import { showDuration } from '../model/duration';
import type { ExportJob } from '../model/export-job';
import { progressWords } from '../model/export-progress';
import type { Surroundings } from './surroundings';

export interface WatchProgress {
  /** Undefined while there is no job yet. */
  show(job: ExportJob | undefined, redact: (text: string) => string): void;
  /** Writes another line; the bar makes room for it, since it remembers where on the screen it began. */
  say(line: string): void;
  /** Takes the bar away. */
  end(): void;
}

const NO_JOB = 'no export job yet';

const OPTIONS: Options = {
  // Every terminal has these.
  barCompleteChar: '=',
  barIncompleteChar: '-',
  barsize: 24,
  // How often in a second the elapsed time is written anew.
  fps: 2,
  clearOnComplete: true,
  emptyOnZero: true,
  gracefulExit: false,
};

export function watchProgress({ terminal, environment, clock, err }: Surroundings): WatchProgress {
  const now = (): number => clock?.now() ?? performance.now();
  const begin = now();
  const elapsed = (): string => wholeSeconds(now() - begin);
  if (terminal !== undefined && environment.TERM !== 'dumb') return bar(terminal, elapsed, err);
  return {
    show: (job, redact) =>
      err(
        `${elapsed()}: ${job === undefined ? NO_JOB : `export job ${job.id} is ${show(redact(progressWords(job)))}`}`,
      ),
    say: err,
    end: () => undefined,
  };
}

function wholeSeconds(milliseconds: number): string {
  return milliseconds < 1_000 ? '0 s' : showDuration(milliseconds);
}

function bar(stream: NodeJS.WritableStream, elapsed: () => string, err: Surroundings['err']): WatchProgress {
  // Loaded where it is needed: only a wait on a terminal draws one.
  const { SingleBar, Format } = require('cli-progress') as typeof import('cli-progress');
  let shown: ExportJob | undefined;
  let state = NO_JOB;
  const format = (options: Options, { progress }: Params): string => {
    const collections = shown?.exportStatus?.totalCollections ? counts(Format.BarFormat(progress, options), shown) : [];
    return [elapsed(), state, ...collections, ...(shown === undefined ? [] : [shown.id])].join('  ');
  };
  const drawn = new SingleBar({ ...OPTIONS, stream, format });
  let isDrawn = false;
  const draw = (): void => {
    const { exportedCollections, totalCollections } = shown?.exportStatus ?? {};
    if (!isDrawn) drawn.start(totalCollections ?? 0, exportedCollections ?? 0);
    isDrawn = true;
    drawn.setTotal(totalCollections ?? 0);
    drawn.update(exportedCollections ?? 0);
  };
  const end = (): void => {
    drawn.stop();
    isDrawn = false;
  };
  return {
    show: (job, redact) => {
      shown = job;
      state = job === undefined ? NO_JOB : show(redact(job.state ?? 'in no state'));
      draw();
    },
    say: (line) => {
      const wasDrawn = isDrawn;
      end();
      err(line);
      if (wasDrawn) draw();
    },
    end,
  };
}

function counts(drawn: string, { exportStatus }: ExportJob): string[] {
  return [`[${drawn}]`, `${exportStatus?.exportedCollections ?? 0}/${exportStatus?.totalCollections ?? 0} collections`];
}
