// What an answer tells of the budget of requests: Atlas fills a bucket at a steady rate and takes one out per request.
import { membersOf } from './members-of';
import { readRetryAfter, serverTime } from './retry-policy';
import { header, type AtlasAnswer } from './send';

export interface RateBudget {
  /** Requests that may still be sent at once. */
  readonly remaining: number | undefined;
  /** Requests that the full bucket holds. */
  readonly capacity: number | undefined;
  /** Milliseconds in which the bucket gains one request. */
  readonly interval: number | undefined;
  /** Milliseconds that the answer asks to wait. */
  readonly asked: number | undefined;
}

/** A bucket whose rate no answer has told is taken to fill within a minute, as Atlas's limits are given per minute. */
const USUAL_FILL = 60_000;

export function readRateBudget(answer: AtlasAnswer, now: number): RateBudget {
  const capacity = countIn(answer, 'ratelimit-limit');
  return {
    remaining: countIn(answer, 'ratelimit-remaining'),
    capacity,
    interval: toldInterval(answer.body) ?? (capacity === undefined ? undefined : USUAL_FILL / Math.max(1, capacity)),
    asked: readRetryAfter(header(answer, 'retry-after'), serverTime(header(answer, 'date'), now)),
  };
}

function countIn(answer: AtlasAnswer, name: string): number | undefined {
  const text = header(answer, name)?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** A refusal's parameters: path, seconds to wait, capacity, requests gained per period, seconds of the period. */
function toldInterval(body: unknown): number | undefined {
  const { errorCode, parameters } = membersOf(body);
  if (errorCode !== 'RATE_LIMITED_TOKEN_BUCKET' || !Array.isArray(parameters)) return undefined;
  const [gained, seconds] = [Number(parameters[3]), Number(parameters[4])];
  return gained > 0 && seconds > 0 && Number.isFinite(seconds / gained) ? (seconds / gained) * 1_000 : undefined;
}
