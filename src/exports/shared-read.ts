// One read for all who want the same at the same time, each for as long as they have time.
import type { AtlasClient } from '../atlas/client';
import { CutShort } from '../atlas/cut-short';
import { NetworkFailure } from '../atlas/network-failure';
import { singleFlight } from '../atlas/single-flight';
import type { Asker } from './look-up';

export interface SharedReadOptions {
  readonly client: AtlasClient;
  readonly endpoint: string;
  /** What is waited for, in the words of a time-out. */
  readonly waitingFor: string;
}

export function sharedRead<T>(
  read: (asker: Asker) => Promise<T>,
  { client, endpoint, waitingFor }: SharedReadOptions,
): (asker: Asker) => Promise<T> {
  const { clock } = client;
  const share = singleFlight((signal, { end }: Asker) => read({ signal, end }));
  return async (asker) => {
    try {
      // At its end the request itself tells more, so it goes first.
      return await share(asker, { clock, signal: asker.signal, deadline: asker.end + 1, waitingFor });
    } catch (reason) {
      throw reason instanceof NetworkFailure ? new CutShort(client.outOfTime(endpoint)) : reason;
    }
  };
}
