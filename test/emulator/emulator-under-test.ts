// Emulators that end with their test, and requests whose answers are held to the contract.
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/start-emulator';
import { validateAnswer } from '../contract/validate-answer';

export const FIRST = 'application/vnd.atlas.2023-01-01+json';
export const EVERY_CLOUD = 'application/vnd.atlas.2024-05-30+json';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

export interface Asking {
  readonly method?: string;
  readonly accept?: string | null;
  readonly authorization?: string | null;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  /** An answer of a fault script is held to no contract. */
  readonly unchecked?: boolean;
}

/** For one file of tests: starts emulators, and closes them after each test. */
export function emulators(): (options?: EmulatorOptions) => Promise<Emulator> {
  const running: Emulator[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((emulator) => emulator.close()));
  });
  return async (options) => {
    const emulator = await startEmulator({ keepRequests: true, ...options });
    running.push(emulator);
    return emulator;
  };
}

/** A clock that stands until it is moved. */
export function standingClock(at = '2024-06-01T00:00:00Z') {
  let moment = Date.parse(at);
  return {
    now: () => moment,
    advance: (milliseconds: number) => {
      moment += milliseconds;
    },
  };
}

/** A request with the fixed access token and the first version, unless told otherwise. */
export async function ask({ baseUrl, facts }: Emulator, path: string, asking: Asking = {}): Promise<Answer> {
  const { method = 'GET', accept = FIRST, authorization = `Bearer ${facts.accessToken}`, unchecked = false } = asking;
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(accept === null ? {} : { Accept: accept }),
      ...(authorization === null ? {} : { Authorization: authorization }),
      ...asking.headers,
    },
    ...(asking.body === undefined ? {} : { body: asking.body }),
  });
  const text = await response.text();
  const answer = { status: response.status, headers: response.headers, text, body: parse(text) };
  if (!unchecked && path.startsWith('/api/atlas/v2/groups/') && method === 'GET') holdToContract(path, answer);
  return answer;
}

export function jobsPath({ facts }: Emulator, version = 'v2', clusterName = facts.clusterName): string {
  return `/api/atlas/${version}/groups/${facts.projectId}/clusters/${clusterName}/backup/exports`;
}

export function bucketsPath({ facts }: Emulator, version = 'v2'): string {
  return `/api/atlas/${version}/groups/${facts.projectId}/backup/exportBuckets`;
}

function holdToContract(path: string, { status, headers, body }: Answer): void {
  const enveloped = new URL(path, 'http://x').searchParams.get('envelope') === 'true';
  const inner = enveloped ? unwrap(body) : { status, body };
  expect(validateAnswer(`GET ${path}`, inner.status, headers.get('content-type') ?? '', inner.body)).toEqual([]);
}

function unwrap(body: unknown): { status: number; body: unknown } {
  const { status, content, ...rest } = body as { status: number; content?: unknown };
  return { status, body: content ?? rest };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
