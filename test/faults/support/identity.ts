// Who reads: the credentials of the rows, and every form in which their secrets could get out.
import type { Config } from '../../provider/support/values';

export interface Identity {
  readonly block: Config;
  readonly secrets: readonly string[];
}

const ACCESS_TOKEN = 'eyJhbGciOiJFUzUxMiJ9.eyJzdWIiOiJtZGJfc2FfaWQifQ.c2lnbmVk-_+/';

export const CLIENT_ID = 'mdb_sa_id_0123456789abcdef01234567';
const CLIENT_SECRET = "mdb_sa_sk_Very+secret/value!'()*~";

/** Those that the rows' servers issue. */
export const MINTED = ['minted.First-token/+1', 'minted.Second-token/+2'] as const;

export const PUBLIC_KEY = 'abcdefgh';
export const PRIVATE_KEY = '11111111-2222-3333-4444-555555555555';

export const TOKEN: Identity = { block: { access_token: ACCESS_TOKEN }, secrets: [ACCESS_TOKEN] };
export const SERVICE_ACCOUNT: Identity = {
  block: { client_id: CLIENT_ID, client_secret: CLIENT_SECRET },
  secrets: [CLIENT_SECRET, `${CLIENT_ID}:${CLIENT_SECRET}`, ...MINTED],
};
export const API_KEY: Identity = {
  block: { public_key: PUBLIC_KEY, private_key: PRIVATE_KEY },
  secrets: [PRIVATE_KEY],
};

/** Each way in which some program writes a secret, the secret itself first. */
export function formsOf(secret: string): string[] {
  const strict = encodeURIComponent(secret).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    strict,
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

/** The forms that stand in a text. */
export function secretsIn(text: string, { secrets }: Identity): string[] {
  return secrets.flatMap(formsOf).filter((form) => text.includes(form));
}
