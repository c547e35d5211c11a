// How far the list of a cluster's export jobs has been read.
import type { Clock } from '../atlas/clock';
import { LARGEST_PAGE } from '../atlas/list-export-jobs';
import type { ExportJobPage } from '../atlas/read-export-job-page';
import type { Pages } from './page-plan';
import { FRESH } from './seen-jobs';

export class PageList {
  /** Whether pages are being read. */
  public isUnderWay = false;
  private beganAt = -Infinity;
  /** Counted from 1, as all pages. */
  private next = 1;
  private last = 0;
  private lists = 0;
  private isBroken = false;

  public constructor(private readonly clock: Clock) {}

  public get pages(): Pages {
    const left = this.isBroken ? 0 : Math.max(0, this.last - this.next + 1);
    const isFresh = this.clock.now() - this.beganAt < FRESH;
    return { begun: this.isBroken || left > 0 || isFresh, left, first: this.lists === 0 };
  }

  /** The numbers of the next pages to read; a list that was read to its end begins again. */
  public take(count: number): number[] {
    if (this.next > this.last) {
      this.beganAt = this.clock.now();
      this.next = 1;
      this.lists += 1;
    }
    const numbers = Array.from({ length: count }, (_, index) => this.next + index);
    this.next += count;
    this.isUnderWay = true;
    return numbers;
  }

  /** Learns from a page how many there are. */
  public learn(number: number, { count, totalCount = Infinity }: ExportJobPage): void {
    if (number > 1) {
      if (count === 0) this.last = Math.min(this.last, number);
      return;
    }
    // A server that gives fewer than were asked for cuts its pages so.
    if (totalCount !== Infinity) this.last = Math.ceil(totalCount / Math.max(1, count));
    else this.last = count < LARGEST_PAGE ? 1 : Infinity;
  }

  /** Single reads do all that the list does, and say what is wrong: a list that fails is not read again. */
  public giveUp(): void {
    this.isBroken = true;
  }

  /** Nobody waits for it any more; it may begin anew. */
  public forget(): void {
    this.beganAt = -Infinity;
    this.next = 1;
    this.last = 0;
  }
}
