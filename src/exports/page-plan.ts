// When a cluster's list of export jobs is read in place of single jobs, and how much of it.
//
// 1. Up to nine look-ups that wait at the same time are single requests side by side: one round trip, and three old jobs
//    among thousands cost three requests. The tenth brings the first page of the list, which starts beside the nine; so
//    does a cluster that was asked for twenty jobs one by one, where Terraform's ten places are shared by several clusters.
// 2. Look-ups that come while a page is under way wait for it.
// 3. Further pages are read, side by side, once they are paid for: a look-up that needed no request of its own pays for
//    one, and all pages that are left together are paid for by the look-ups that wait, since one of them holds each.
//    So N look-ups never cost more than N + 1 requests, wherever in the list their jobs stand; one whose job is in no list
//    may cost one more.
// 4. Look-ups that no page has answered become single requests; they wait for others only while these could still pay for
//    the pages that are left.

/** As many look-ups as Terraform has under way at once, unless it is told otherwise. */
export const FULL = 10;
const MANY_SINGLES = 20;

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
  /** Whether the list was begun, and what it showed is still fresh. */
  readonly begun: boolean;
  /** How many are still to be read; meant for a list that was begun. */
  readonly left: number;
  /** Whether it is the first list of this cluster. */
  readonly first: boolean;
}

/** Requests that may be made beyond those that the held look-ups need for themselves. */
function spare({ lookUps, requests, held }: Tally): number {
  return lookUps + 1 - requests - held;
}

/** How many pages to read now. */
export function pagesToRead(tally: Tally, { begun, left, first }: Pages): number {
  const free = spare(tally);
  if (begun && left > 0) return left <= free + tally.held ? left : Math.max(0, Math.min(free, left));
  if (begun || free < 1) return 0;
  return tally.waiting >= FULL || (first && tally.requests >= MANY_SINGLES) ? 1 : 0;
}

/** Whether further look-ups may soon pay for the pages that are left. */
export function isWorthWaiting(tally: Tally, { begun, left }: Pages): boolean {
  return begun && left > 0 && left <= spare(tally) + FULL;
}
