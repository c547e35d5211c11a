// How far the list of a cluster's export jobs has been read.
import type { Clock } from '../atlas/clock';
import { LARGEST_PAGE } from '../atlas/page-request';
import type { ExportJobPage } from '../atlas/read-export-job-page';
import type { Pages } from './page-plan';
import { FRESH } from './seen-jobs';

export class PageList {
  /** Whether pages are being read. */
  public isUnderWay = false;
  /** Whether look-ups have waited for others to pay for what is left. */
  public wasWaitedFor = false;
  private readAt = -Infinity;
  /** Counted from 1, as all pages. */
  private next = 1;
  private last = 0;
  private lists = 0;
  private isBroken = false;

  public constructor(private readonly clock: Clock) {}

  public get pages(): Pages {
    const { lists, wasWaitedFor } = this;
    const left = this.isBroken ? 0 : Math.max(0, this.last - this.next + 1);
    return { lists, left, wasWaitedFor, isFresh: this.isBroken || this.clock.now() - this.readAt < FRESH };
  }

  /** The number of the first page, of a list that begins anew. */
  public begin(): number[] {
    this.lists += 1;
    this.wasWaitedFor = false;
    this.next = 1;
    this.last = 1;
    return this.take(1);
  }

  /** The numbers of the next pages to read. */
  public take(count: number): number[] {
    const numbers = Array.from({ length: count }, (_, index) => this.next + index);
    this.next += count;
    this.isUnderWay = true;
    return numbers;
  }

  /** Learns from a page how many there are. */
  public learn(number: number, { count, totalCount }: ExportJobPage): void {
    this.readAt = this.clock.now();
    // Where no total is told, a full page is followed by another one.
    if (totalCount === undefined) this.last = Math.max(this.last, count < LARGEST_PAGE ? number : number + 1);
    // A server that gives fewer than were asked for cuts its pages so.
    else if (number === 1) this.last = Math.ceil(totalCount / Math.max(1, count));
    else if (count === 0) this.last = Math.min(this.last, number);
  }

  /** Single reads do all that the list does, and say what is wrong: a list that fails is not read again. */
  public giveUp(): void {
    this.isBroken = true;
  }

  /** Nobody waits for it any more; it may begin anew. */
  public forget(): void {
    this.readAt = -Infinity;
    this.next = 1;
    this.last = 0;
    this.lists = 0;
  }
}
