// The provider block: how to reach Atlas, and as whom. Every argument falls back by itself to its environment variable.
import { attributeName } from '../model/attribute-name';
import { DEFAULT_BASE_URL } from '../model/base-url';
import { DEFAULT_REQUEST_TIMEOUT } from '../model/connection';
import { ENVIRONMENT_VARIABLES, SENSITIVE_SETTINGS, type SettingName } from '../model/settings';
import type { AttributeSchema, BlockSchema } from '../tfplugin/schema/block-schema';

const TEXTS: Readonly<Record<SettingName, string>> = {
  publicKey: 'Public key of an Atlas API key, used with `private_key` by HTTP digest.',
  privateKey: 'Private key of an Atlas API key, used with `public_key`.',
  clientId:
    'Client id of a service account (`mdb_sa_id_…`), used with `client_secret`. The recommended kind of credentials.',
  clientSecret: 'Client secret of a service account (`mdb_sa_sk_…`), used with `client_id`.',
  accessToken: 'OAuth 2.0 access token of a service account. It lives one hour from when it was issued.',
  baseUrl: `Address of Atlas: scheme, host and port, \`https\` unless it is on this machine. Default: \`${DEFAULT_BASE_URL}\`.`,
  apiVersion: 'Version of the Atlas Admin API: `v2` or `v1.0`. Default: `v2`.',
  requestTimeout: `How long one request may take with its retries, such as \`30s\` or \`2m\`; the wait for a rate limit does not count. Default: \`${DEFAULT_REQUEST_TIMEOUT}\`.`,
};

export const SETTING_NAMES = Object.keys(TEXTS) as SettingName[];

export const PROVIDER_SCHEMA: BlockSchema = {
  description:
    'Reads MongoDB Atlas backup snapshot export jobs and their buckets. Credentials are an access token, a service account or an API key; ' +
    'a block that names a kind uses it, each half completed from its own environment variable, and a block that names ' +
    'none takes the first that the environment has, in this order. ' +
    'See the [Atlas Admin API](https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/).',
  attributes: Object.fromEntries(SETTING_NAMES.map((name) => [attributeName(name), attributeOf(name)])),
};

function attributeOf(name: SettingName): AttributeSchema {
  const variables = ENVIRONMENT_VARIABLES[name].map((variable) => `\`${variable}\``);
  const fallback = variables.length === 0 ? '' : ` Environment: ${variables.join(', ')}.`;
  return {
    type: 'string',
    optional: true,
    ...(SENSITIVE_SETTINGS.includes(name) ? { sensitive: true } : {}),
    description: `${TEXTS[name]}${fallback}`,
  };
}
