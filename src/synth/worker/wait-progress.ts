// How far the jobs have come that one request waits for, in one line.
import { show } from '../../errors/show';
import type { ExportJob } from '../../model/export-job';
import { progressWords } from '../../model/export-progress';
import { isFinished } from '../../model/export-state';

export class WaitProgress {
  /** Question → what is known of its job, that which has changed last at the end. */
  private readonly waiting = new Map<object, string>();
  private hasSaid = false;

  public constructor(private readonly say: (text: string) => void) {}

  /** @param redact takes secrets out of what Atlas says */
  public show(question: object, job: ExportJob | undefined, redact: (text: string) => string): void {
    this.waiting.delete(question);
    if (job === undefined) this.waiting.set(question, 'no export job yet');
    else if (!isFinished(job.state))
      this.waiting.set(question, show(redact(`export job ${job.id} is ${progressWords(job)}`)));
    this.tell();
  }

  /** Takes the line away. */
  public end(): void {
    this.waiting.clear();
    this.tell();
  }

  private tell(): void {
    const lines = [...this.waiting.values()];
    const [latest] = lines.slice(-1);
    if (latest === undefined) return this.clear();
    this.hasSaid = true;
    this.say(`Waiting: ${latest}${lines.length > 1 ? ` (and ${lines.length - 1} more)` : ''}`);
  }

  private clear(): void {
    if (this.hasSaid) this.say('');
    this.hasSaid = false;
  }
}
