// When a cluster's list of export jobs is read in place of single jobs, and how much of it.
//
// 1. The first ten look-ups of a cluster are single requests side by side: one round trip, and three old jobs among
//    thousands cost three requests. With the tenth the first page of the list starts beside them.
// 2. Look-ups that come while a page is under way wait for it.
// 3. Further pages are read, side by side, once they are paid for: a look-up that needed no request of its own pays for
//    one, and all pages that are left together are paid for by the look-ups that wait, since one of them holds each.
//    So N look-ups never cost more than N + 1 requests, wherever in the list their jobs stand; one whose job is in no list
//    may cost one more.
// 4. Look-ups that no page has answered become single requests. Once for each list they wait a moment for others, if
//    these could pay for the pages that are left.
// 5. A list is begun anew when it is no longer fresh, ten look-ups wait, and earlier ones have paid for it.
import { AT_ONCE } from '../atlas/at-most';

export interface Tally {
  /** Look-ups so far. */
  readonly lookUps: number;
  /** Requests made so far. */
  readonly requests: number;
  /** Look-ups that have no answer yet. */
  readonly waiting: number;
  /** Those of them for which no request has been made. */
  readonly held: number;
}

export interface Pages {
  /** How many lists were begun. */
  readonly lists: number;
  /** Whether the latest was begun so lately that it need not begin anew. */
  readonly isFresh: boolean;
  /** How many of its pages are still to be read. */
  readonly left: number;
  /** Whether look-ups have waited for others already. */
  readonly wasWaitedFor: boolean;
}

/** Requests that may be made beyond those that the held look-ups need for themselves. */
function spare({ lookUps, requests, held }: Tally): number {
  return lookUps + 1 - requests - held;
}

/** Whether to read the first page now; the look-ups that are held are then asked for singly, beside it. */
export function beginsList(tally: Tally, { lists, isFresh, left }: Pages): boolean {
  if (left > 0 || isFresh || spare(tally) < 1) return false;
  return lists === 0 ? tally.lookUps >= AT_ONCE : tally.waiting >= AT_ONCE;
}

/** How many of the pages that are left to read now. */
export function pagesToRead(tally: Tally, { left }: Pages): number {
  const free = spare(tally);
  return left <= free + tally.held ? left : Math.max(0, Math.min(free, left));
}

/** Whether further look-ups may soon pay for the pages that are left. */
export function isWorthWaiting(tally: Tally, { left, wasWaitedFor }: Pages): boolean {
  return left > 0 && !wasWaitedFor && left <= spare(tally) + AT_ONCE;
}
