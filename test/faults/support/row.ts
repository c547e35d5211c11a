// One row: a fault between the provider and Atlas, and everything that a user and Atlas see of it.
import { ERROR_TITLES, type ErrorCode } from '../../../src/errors/error-codes';
import type { ReadAnswer, Told } from '../../provider/support/provider-client';
import type { Config } from '../../provider/support/values';
import { FaultServer, type Script } from './fault-server';
import { secretsIn, TOKEN, type Identity } from './identity';
import { addressOf } from './job';
import { PatientClock } from './patient-clock';
import { ProviderInProcess } from './provider-in-process';
import { summaryOf } from './read-request';

/** A part of the sentence, or its form. */
type Words = string | RegExp;

export interface Failure {
  readonly code: ErrorCode;
  /** What happened, why, and what to do: each has its place in the message. */
  readonly what: Words;
  readonly why?: Words;
  readonly fix: Words;
  /** The argument that it is about. */
  readonly path?: string;
}

export interface Success {
  /** Attributes of the state. */
  readonly state: Config;
  /** Words of the warning that comes with it. */
  readonly warning?: Words;
}

export interface Row {
  readonly name: string;
  readonly script: Script;
  /** Outcome of each read; one is made after the other, each of another job. */
  readonly reads: readonly [Failure | Success, ...(Failure | Success)[]];
  /** The reads are made side by side. */
  readonly together?: boolean;
  /** What was asked, in order; in any order where reads are made side by side. */
  readonly asked: readonly string[];
  /** Milliseconds until the last outcome; by default no time passes. */
  readonly takes?: number;
  /** By default an access token. */
  readonly identity?: Identity;
  /** Further arguments of the provider block. */
  readonly block?: Config;
  /** Arguments of the data block, beside those that name the job. */
  readonly config?: Config;
  /** Done before the read of that number, counted from 0. */
  readonly before?: (read: number, clock: PatientClock) => void;
  /** Whatever else is to be seen at the server. */
  readonly seen?: (server: FaultServer) => void;
}

/** Half of each wait between attempts, so that a row's time is known. */
const RANDOM = 0.5;

export function testRows(rows: readonly Row[]): void {
  test.each(rows)('$name', runRow);
}

async function runRow(row: Row): Promise<void> {
  const { identity = TOKEN, takes = 0 } = row;
  const clock = new PatientClock(takes);
  const server = await FaultServer.start(row.script, { clock });
  const block = { base_url: server.baseUrl, ...identity.block, ...row.block };
  const provider = await ProviderInProcess.configured({ environment: {}, clock, random: () => RANDOM }, block);
  try {
    const read = (number: number) => provider.read({ ...addressOf(number), ...row.config });
    const begun = row.together === true ? row.reads.map((_, number) => read(number)) : [];
    for (const [number, expected] of row.reads.entries()) {
      row.before?.(number, clock);
      expectOutcome(await (begun[number] ?? read(number)), expected, server.baseUrl);
    }
    const inOrder = (asked: readonly string[]) => (row.together === true ? [...asked].sort() : asked);
    expect(inOrder(server.asked.map(summaryOf))).toEqual(inOrder(row.asked));
    expect(clock.elapsed).toBe(takes);
    row.seen?.(server);
  } finally {
    clock.stop();
    await provider.end();
  }
  expect(secretsIn(provider.answers + provider.log, identity)).toEqual([]);
}

/** The failure or success, whole: nothing else is said. */
export function expectOutcome({ state, diagnostics }: ReadAnswer, expected: Failure | Success, baseUrl = ''): void {
  if ('code' in expected) {
    expect(state).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expectFailure(diagnostics[0], expected, baseUrl);
    return;
  }
  const { warning } = expected;
  expect(diagnostics).toEqual(warning === undefined ? [] : [expect.objectContaining({ severity: 'warning' })]);
  if (warning !== undefined) expect(diagnostics[0]?.detail).toMatch(warning);
  expect(state).toMatchObject(expected.state);
}

function expectFailure(told: Told | undefined, { code, what, why, fix, path = '' }: Failure, baseUrl: string): void {
  expect(told).toMatchObject({ severity: 'error', summary: ERROR_TITLES[code], path });
  const lines = (told?.detail ?? '').replaceAll(baseUrl, '<Atlas>').split('\n');
  const end = lines.indexOf('');
  expect(lines[0]).toMatch(what);
  expect(lines.slice(1, end - 1).join('\n')).toMatch(why ?? /^$/);
  expect(lines[end - 1]).toBe(`Code: ${code}`);
  expect(lines.slice(end + 1).join('\n')).toMatch(fix);
}
