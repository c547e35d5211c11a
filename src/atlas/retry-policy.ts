// When a request is sent again, and after how long. Only requests that may safely be repeated are judged here.

/** At most this many after the first attempt. */
export const MAX_RETRIES = 4;

/** What a request timeout or a passing failure of the server is answered with. A 429 is the matter of the rate gate. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** The longest of the first wait; each further one may be twice as long. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;

/** Put on top of the wait that the server asks for, so that many clients do not come back at one moment. */
const SPREAD = 250;

export interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  /** Undefined where there was no answer. */
  readonly status: number | undefined;
  /** Whether it is a failure of the network that may pass: a reset or a time-out. */
  readonly passingFailure: boolean;
  /** The header as it came. */
  readonly retryAfter: string | undefined;
}

export interface RetryTime {
  /** By the server's clock, where it tells it. */
  readonly now: number;
  /** From 0 up to 1. */
  readonly random: number;
}

/** Milliseconds to wait before the next attempt, or undefined where there is none. */
export function retryDelay(attempt: Attempt, { now, random }: RetryTime): number | undefined {
  if (attempt.number > MAX_RETRIES) return undefined;
  const passing = attempt.status === undefined ? attempt.passingFailure : PASSING_STATUSES.has(attempt.status);
  if (!passing) return undefined;
  const asked = readRetryAfter(attempt.retryAfter, now);
  const backoff = Math.min(FIRST_WAIT * 2 ** (attempt.number - 1), LONGEST_WAIT);
  return asked === undefined ? backoff * random : asked + SPREAD * random;
}

/** Milliseconds that a Retry-After header asks for, given in seconds or as a date. */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = readDate(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The time by the clock of whoever wrote the Date header; `now` where there is none. A machine's own clock may be off. */
export function serverTime(date: string | undefined, now: number): number {
  const time = readDate(date?.trim() ?? '');
  return Number.isNaN(time) ? now : time;
}

/** HTTP's forms of a date (RFC 9110 section 5.6.7), the last without its zone; JavaScript alone finds one in any words. */
function readDate(text: string): number {
  if (/^\w+, (?:\d{1,2} \w{3} \d{4}|\d{2}-\w{3}-\d{2}) \d{2}:\d{2}:\d{2} GMT$/.test(text)) return Date.parse(text);
  return /^\w{3} \w{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
}
