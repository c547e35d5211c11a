// The two operations on access tokens: minting one for a service account, and revoking it.
import { AtlasError } from '../errors/atlas-error';
import { membersOf } from './members-of';
import type { AtlasRequest, Send } from './send';

export interface ServiceAccount {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface MintedToken {
  readonly value: string;
  /** Milliseconds that it lives, undefined where Atlas does not say. */
  readonly lifetime: number | undefined;
}

const MINT_PATH = '/api/oauth/token';

/** `send` gives successes only. */
export async function mintToken(
  send: Send,
  account: ServiceAccount,
  limits: Pick<AtlasRequest, 'signal' | 'end'>,
): Promise<MintedToken> {
  const request = formRequest(MINT_PATH, account, { grant_type: 'client_credentials' });
  const { body } = await send({ ...request, ...limits, endpoint: 'access tokens' });
  return readToken(body);
}

export function revokeRequest(account: ServiceAccount, token: string): AtlasRequest {
  return formRequest('/api/oauth/revoke', account, { token, token_type_hint: 'access_token' });
}

/** The base64 of `id:secret`, each escaped as in a query first, as OAuth wants it. */
export function basicCredentials({ clientId, clientSecret }: ServiceAccount): string {
  return Buffer.from(`${queryEscape(clientId)}:${queryEscape(clientSecret)}`).toString('base64');
}

export function queryEscape(text: string): string {
  const escaped = encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return escaped.replaceAll('%20', '+');
}

function formRequest(path: string, account: ServiceAccount, form: Readonly<Record<string, string>>): AtlasRequest {
  return {
    method: 'POST',
    path,
    accept: 'application/json',
    authorization: `Basic ${basicCredentials(account)}`,
    form: new URLSearchParams(form).toString(),
  };
}

function readToken(body: unknown): MintedToken {
  const { access_token: value, token_type: type, expires_in: seconds } = membersOf(body);
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) throw malformed('holds no usable access_token');
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer')
    throw malformed('holds a token that is not a bearer token');
  const lifetime = typeof seconds === 'string' || typeof seconds === 'number' ? Number(seconds) * 1_000 : Number.NaN;
  return { value, lifetime: lifetime > 0 && Number.isFinite(lifetime) ? lifetime : undefined };
}

function malformed(problem: string): AtlasError {
  return new AtlasError('ANSWER_MALFORMED', {
    what: `The answer to the request for an access token ${problem}`,
    fix: 'Check that the base URL is that of the Atlas Admin API',
    http: { method: 'POST', path: MINT_PATH, status: 200 },
  });
}
