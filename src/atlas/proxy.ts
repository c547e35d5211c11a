// The proxy between this machine and Atlas, if the environment names one.
import type { Agent } from 'node:http';
import type { SecureContext } from 'node:tls';
import type { Url } from 'node:url';
import { AtlasError } from '../errors/atlas-error';
import { isLoopback } from '../model/base-url';
import type { Redactor } from './redactor';
import type { Environment } from './trusted-roots';

export interface Proxy {
  /** Scheme, host and port, without user and password. */
  readonly origin: string;
  /** The header's value, where the proxy's URL holds a user. */
  readonly authorization: string | undefined;
}

const VARIABLE = /^(?:https?|all)_proxy$/i;

/**
 * The proxy for this address, none for one of this machine; throws INVALID_SETTING. Packages are loaded only where a variable names a proxy; which
 * one is used is then read from the process's own environment.
 */
export function findProxy(baseUrl: string, environment: Environment, redactor: Redactor): Proxy | undefined {
  if (!Object.entries(environment).some(([name, value]) => VARIABLE.test(name) && (value ?? '') !== ''))
    return undefined;
  if (isLoopback(baseUrl)) return undefined;
  const { protocol, host, port } = new URL(baseUrl);
  const { getProxyForUrl } = require('proxy-from-env') as typeof import('proxy-from-env');
  const text = getProxyForUrl({ protocol, host, port } as Url);
  return text === '' ? undefined : readProxy(text, redactor);
}

/** Keeps connections through the proxy open; `signal` ends those that the proxy has not answered yet. */
export function proxyAgent(proxy: Proxy, secureContext: SecureContext | undefined, signal: AbortSignal): Agent {
  const { HttpsProxyAgent } = require('https-proxy-agent') as typeof import('https-proxy-agent');
  const headers = proxy.authorization === undefined ? {} : { 'Proxy-Authorization': proxy.authorization };
  return new HttpsProxyAgent(proxy.origin, { keepAlive: true, headers, secureContext, signal });
}

/** What a proxy's own answer to the request for a connection means. */
export function proxyRefused(proxy: string, target: string, status: number): AtlasError {
  const credentials = status === 407;
  return new AtlasError('PROXY_REFUSED', {
    what: `The proxy ${proxy} refused the connection to ${target}`,
    why: credentials
      ? 'It asks for a user and password, or refuses those given (status 407)'
      : `It answered with status ${status}`,
    fix: credentials
      ? 'Put the user and password into the URL in HTTPS_PROXY, special characters percent-encoded'
      : `Check HTTPS_PROXY, and whether the proxy allows ${target}; NO_PROXY names hosts that need no proxy`,
  });
}

function readProxy(text: string, redactor: Redactor): Proxy {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw invalidProxy('is not an http or https URL');
  const user = decode(url.username);
  const password = decode(url.password);
  if (user === '' && password === '') return { origin: url.origin, authorization: undefined };
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  redactor.add(password, url.password, basic);
  return { origin: url.origin, authorization: `Basic ${basic}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidProxy('has a user or password that is not percent-encoded');
  }
}

function invalidProxy(problem: string): AtlasError {
  return new AtlasError('INVALID_SETTING', {
    what: `The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names ${problem}`,
    fix: 'Write it as http://host:port or http://user:password@host:port, or unset the variable',
  });
}
