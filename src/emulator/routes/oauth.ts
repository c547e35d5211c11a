// The OAuth endpoints of a service account: a token is minted, and revoked (RFC 6749 §4.4, RFC 7009).
import { Hono, type Context } from 'hono';
import { methodNotAllowed, tooManyTokens } from '../api-errors';
import { parseAuthorization } from '../authorization';
import type { Tokens } from '../bearer';
import type { EmulatorCredentials } from '../credentials';
import type { RequestContext } from '../request-context';
import { sendJson } from '../send';

const PERIOD = 60_000;

export interface OauthOptions {
  readonly credentials: EmulatorCredentials;
  readonly tokens: Tokens;
  /** Requests per minute to the token endpoint. */
  readonly tokenRateLimit: number;
  readonly now: () => number;
}

export function oauthRoutes({ credentials, tokens, tokenRateLimit, now }: OauthOptions): Hono<RequestContext> {
  const checkRate = limitPerMinute(tokenRateLimit, now);
  return new Hono<RequestContext>()
    .post('/token', async (c) => {
      checkRate();
      if (!isServiceAccount(c, credentials)) return invalidClient(c);
      const form = await readForm(c);
      if (form.get('grant_type') !== 'client_credentials') return refuse(c, 400, 'unsupported_grant_type');
      const minted = tokens.mint();
      if (minted === undefined) return refuse(c, 403, 'access_denied', 'Access Token limit reached.');
      return answer(c, 200, { access_token: minted.accessToken, expires_in: minted.expiresIn, token_type: 'Bearer' });
    })
    .post('/revoke', async (c) => {
      if (!isServiceAccount(c, credentials)) return invalidClient(c);
      const token = (await readForm(c)).get('token');
      if (token === null) return refuse(c, 400, 'invalid_request', 'The parameter token is missing.');
      tokens.revoke(token);
      return c.body(null, 200);
    })
    .all('/:endpoint{token|revoke}', (c) => {
      throw methodNotAllowed(c.req.method, 'POST');
    });
}

/** Counts every attempt, good or bad. */
function limitPerMinute(limit: number, now: () => number): () => void {
  let attempts: number[] = [];
  return () => {
    attempts = attempts.filter((at) => now() - at < PERIOD);
    const [oldest] = attempts;
    if (oldest !== undefined && attempts.length >= limit) {
      throw tooManyTokens(limit, Math.ceil((oldest + PERIOD - now()) / 1000));
    }
    attempts.push(now());
  };
}

/** Both values are escaped as in a query before they are joined (RFC 6749 §2.3.1). */
function isServiceAccount(c: Context<RequestContext>, { clientId, clientSecret }: EmulatorCredentials): boolean {
  const { kind, rest } = parseAuthorization(c.req.header('Authorization'));
  if (kind !== 'basic') return false;
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(rest, 'base64').toString('utf8')) ?? [];
  return unescapeQuery(id) === clientId && unescapeQuery(secret) === clientSecret;
}

function unescapeQuery(text = ''): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Empty where the body is not a form. */
async function readForm(c: Context<RequestContext>): Promise<URLSearchParams> {
  const type = (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
  return new URLSearchParams(type === 'application/x-www-form-urlencoded' ? await c.req.text() : '');
}

function invalidClient(c: Context<RequestContext>): Response {
  c.header('WWW-Authenticate', 'Basic realm="MMS Public API"');
  return refuse(c, 401, 'invalid_client', 'The service account or its secret is not valid.');
}

function refuse(c: Context<RequestContext>, status: number, error: string, description?: string): Response {
  return answer(c, status, { error, ...(description === undefined ? {} : { error_description: description }) });
}

/** What holds a token must not be kept by anything on the way. */
function answer(c: Context<RequestContext>, status: number, body: object): Response {
  c.header('Cache-Control', 'no-store');
  return sendJson(c, status, body);
}
