// Authentication with a service account: each request carries its access token, with a new one if that is refused.
import type { ServiceAccount } from './mint-token';
import type { AtlasRequest, Send } from './send';
import { createTokenSource, type TokenSourceTools } from './token-source';

/** Milliseconds without a read after which the token is revoked: Atlas allows an account 100 live ones. */
export const IDLE_BEFORE_REVOKE = 120_000;

export interface Authenticated {
  readonly send: Send;
  /** Does work that may send several requests, with waits between them, as one use of the credentials. */
  use<T>(work: () => Promise<T>): Promise<T>;
  /** Gives back what Atlas holds for this client. */
  close(): Promise<void>;
}

export function serviceAccount(account: ServiceAccount, tools: TokenSourceTools): Authenticated {
  const tokens = createTokenSource(account, tools);
  let reading = 0;
  let closed = false;
  let cancelIdle: (() => void) | undefined;

  const sendOnce = async (request: AtlasRequest) => {
    const token = await tokens.tokenFor(request);
    const answer = await tools.transport.send({ ...request, authorization: `Bearer ${token.value}` });
    if (answer.status === 401) tokens.drop(token);
    return answer;
  };
  const watchIdle = () => {
    if (reading > 0 || closed) return;
    cancelIdle = tools.clock.setTimeout(() => void tokens.revoke(), IDLE_BEFORE_REVOKE, true);
  };
  return {
    send: async (request) => {
      const answer = await sendOnce(request);
      return answer.status === 401 ? await sendOnce(request) : answer;
    },
    use: async (work) => {
      cancelIdle?.();
      reading += 1;
      try {
        return await work();
      } finally {
        reading -= 1;
        watchIdle();
      }
    },
    close: () => {
      closed = true;
      cancelIdle?.();
      return tokens.close();
    },
  };
}
