// One row: a fault between the provider and Atlas, and everything that a user and Atlas see of it.
import type { TlsOptions } from 'node:tls';
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
  /** What Atlas proves itself with, if it does. */
  readonly tls?: TlsOptions;
  /** It accepts connections and says nothing. */
  readonly mute?: boolean;
  /** The name by which it is called. */
  readonly host?: string;
  readonly environment?: Readonly<Record<string, string>>;
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
  const { identity = TOKEN, takes = 0, tls, mute, host = '127.0.0.1', environment = {} } = row;
  const clock = new PatientClock(takes);
  const server = await FaultServer.start(row.script, { clock, tls, mute });
  const baseUrl = server.baseUrl.replace('127.0.0.1', host);
  const block = { base_url: baseUrl, ...identity.block, ...row.block };
  const provider = await ProviderInProcess.configured({ environment, clock, random: () => RANDOM }, block);
  try {
    const read = (number: number) => provider.read({ ...addressOf(number), ...row.config });
    const begun = row.together === true ? row.reads.map((_, number) => read(number)) : [];
    for (const [number, expected] of row.reads.entries()) {
      row.before?.(number, clock);
      expectOutcome(await (begun[number] ?? read(number)), expected, { [baseUrl]: '<Atlas>' });
    }
    const inOrder = (asked: readonly string[]) => (row.together === true ? [...asked].sort() : asked);
    expect(inOrder(server.asked.map((one) => summaryOf(one)))).toEqual(inOrder(row.asked));
    expect(clock.elapsed).toBe(takes);
    row.seen?.(server);
  } finally {
    clock.stop();
    await provider.end();
  }
  expect(secretsIn(provider.answers + provider.log, identity)).toEqual([]);
}

/** Address → what stands for it in a row. */
type Names = Readonly<Record<string, string>>;

/** The failure or success, whole: nothing else is said. */
export function expectOutcome(
  { state, diagnostics }: ReadAnswer,
  expected: Failure | Success,
  names: Names = {},
): void {
  if ('code' in expected) {
    expect(state).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expectFailure(diagnostics[0], expected, names);
    return;
  }
  const { warning } = expected;
  expect(diagnostics).toEqual(warning === undefined ? [] : [expect.objectContaining({ severity: 'warning' })]);
  if (warning !== undefined) expect(diagnostics[0]?.detail).toMatch(warning);
  expect(state).toMatchObject(expected.state);
}

function expectFailure(told: Told | undefined, { code, what, why, fix, path = '' }: Failure, names: Names): void {
  expect(told).toMatchObject({ severity: 'error', summary: ERROR_TITLES[code], path });
  const named = Object.entries(names).reduce(
    (text, [address, name]) => text.replaceAll(address, name),
    told?.detail ?? '',
  );
  const lines = named.split('\n');
  const end = lines.indexOf('');
  expect(lines[0]).toMatch(what);
  expect(lines.slice(1, end - 1).join('\n')).toMatch(why ?? /^$/);
  expect(lines[end - 1]).toBe(`Code: ${code}`);
  expect(lines.slice(end + 1).join('\n')).toMatch(fix);
}
