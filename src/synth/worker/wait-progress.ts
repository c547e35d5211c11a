// How far the jobs have come that one request waits for, in one line.
import type { ExportJob } from '../../model/export-job';
import { progressWords } from '../../model/export-progress';

export class WaitProgress {
  /** Question → what is known of its job. */
  private readonly waiting = new Map<object, string>();

  public constructor(private readonly say: (text: string) => void) {}

  public show(question: object, job: ExportJob | undefined): void {
    this.waiting.set(
      question,
      job === undefined ? 'no export job yet' : `export job ${job.id} is ${progressWords(job)}`,
    );
    this.say(`Waiting: ${[...this.waiting.values()].join('; ')}`);
  }

  /** Takes the line away. */
  public end(): void {
    if (this.waiting.size > 0) this.say('');
  }
}
