// How connections to Atlas are made: node's client, the agent that keeps them open, the proxy and the trusted roots.
import type { Agent, ClientRequest, RequestOptions } from 'node:http';
import { findProxy, proxyAgent } from './proxy';
import type { Redactor } from './redactor';
import { allowManyReads } from './stoppable';
import { trustedRoots, type Environment } from './trusted-roots';

export interface Connector {
  /** Scheme, host and port of the proxy in between, if there is one. */
  readonly proxy: string | undefined;
  open(url: URL, options: RequestOptions): ClientRequest;
  /** Ends every connection, idle or not. */
  close(): void;
}

/** Loads node's client; throws INVALID_SETTING where the environment names a proxy or a file that cannot be used. */
export function createConnector(baseUrl: string, environment: Environment, redactor: Redactor): Connector {
  const secure = baseUrl.startsWith('https:');
  const client = secure
    ? (require('node:https') as typeof import('node:https'))
    : (require('node:http') as typeof import('node:http'));
  const secureContext = secure ? trustedRoots(environment) : undefined;
  const proxy = findProxy(baseUrl, environment, redactor);
  const closing = new AbortController();
  allowManyReads(closing.signal);
  const agent: Agent =
    proxy === undefined
      ? new client.Agent({ keepAlive: true, scheduling: 'lifo' })
      : proxyAgent(proxy, secureContext, closing.signal);
  // A proxy's agent would not hand the roots on to the connection behind the proxy.
  const always = { agent, secureContext };
  return {
    proxy: proxy?.origin,
    open: (url, options) => client.request(url, { ...options, ...always }),
    close: () => {
      closing.abort();
      agent.destroy();
    },
  };
}
