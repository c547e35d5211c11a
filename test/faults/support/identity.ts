// Who reads: the credentials of the rows, and the search for their secrets.
import type { Config } from '../../provider/support/values';
import { secretForms } from './secret-forms';

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

/** The forms that stand in a text. */
export function secretsIn(text: string, { secrets }: Identity): string[] {
  return secrets.flatMap((secret) => Object.values(secretForms(secret))).filter((form) => text.includes(form));
}
