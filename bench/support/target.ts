// What is to be reached, and whether it was.
import { median } from './median';

export interface Target {
  readonly most: number;
  /** F, the floor; N, bare Node; L, the latency; or none. */
  readonly unit: string;
}

/** A whole number of round trips is kept by a tenth of one more: timers are late, and no two plans are alike. */
const ROUND_TRIP_TOLERANCE = 0.1;

export function verdict(measured: number, { most, unit }: Target): string {
  const kept = measured <= most + (unit === 'L' && Number.isInteger(most) ? ROUND_TRIP_TOLERANCE : 0);
  return `≤ ${most} ${unit} ${kept ? '✓' : '✗'}`;
}

/**
 * Round trips to Atlas that a run spent: what it took longer than the run without latency of the same round, in
 * latencies. The median of the rounds, so that what else the machine does falls on both.
 */
export function roundTrips(times: readonly number[], withoutLatency: readonly number[], latency: number): number {
  return median(times.map((time, round) => time - (withoutLatency[round] ?? NaN))) / latency;
}
