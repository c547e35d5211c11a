// Puts the credentials into each request, by the method that was chosen.
import type { Credentials } from '../model/credentials';
import { digestAuth } from './digest-auth';
import { retry, type RetrySettings } from './retry';
import type { Send } from './send';
import type { Redactor } from './redactor';
import { serviceAccount, type Authenticated } from './service-account';
import { tokenError } from './token-error';
import type { Transport } from './transport';

export interface AuthenticateOptions extends RetrySettings {
  readonly redactor: Redactor;
}

export function authenticate(
  transport: Transport,
  credentials: Credentials,
  options: AuthenticateOptions,
): Authenticated {
  const { redactor, redact } = options;
  if (credentials.method === 'service-account') {
    const mint = retry(transport.send, {
      ...options,
      failure: (request, answer, effort) =>
        tokenError(request, answer, { ...effort, origin: credentials.origin, redact }),
    });
    return serviceAccount(credentials, { ...options, transport, mint });
  }
  if (credentials.method === 'api-key') {
    return withoutToken(digestAuth(transport.send, credentials, options));
  }
  redactor.add(credentials.accessToken);
  const authorization = `Bearer ${credentials.accessToken}`;
  return withoutToken((request) => transport.send({ ...request, authorization }));
}

/** There is nothing to give back. */
function withoutToken(send: Send): Authenticated {
  return { send, use: (work) => work(), close: () => Promise.resolve() };
}
