import { networkError } from '../../src/atlas/network-error';
import { NetworkFailure } from '../../src/atlas/network-failure';
import { REQUEST } from './atlas-server';

const CONTEXT = { origin: 'https://atlas.test', attempts: 3, spent: 12_300, redact: (text: string) => text };

function failed(code: string, message = 'it failed'): NetworkFailure {
  return NetworkFailure.from(Object.assign(new Error(message), { code }));
}

describe('what node reports', () => {
  test.each([
    ['ENOTFOUND', 'HOST_NOT_FOUND', false, 'The host name of https://atlas.test could not be resolved'],
    ['EAI_AGAIN', 'HOST_NOT_FOUND', true, 'could not be resolved'],
    ['ECONNREFUSED', 'CONNECTION_REFUSED', false, 'The connection to https://atlas.test was refused'],
    ['ECONNRESET', 'CONNECTION_RESET', true, 'was cut before the answer was complete'],
    ['EPIPE', 'CONNECTION_RESET', true, 'was cut'],
    ['ETIMEDOUT', 'TIMED_OUT', true, 'https://atlas.test did not answer in time'],
    ['CERT_HAS_EXPIRED', 'TLS_REFUSED', false, 'No trusted TLS connection to https://atlas.test'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_REFUSED', false, 'NODE_EXTRA_CA_CERTS or SSL_CERT_FILE'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_REFUSED', false, 'TLS'],
    ['EPROTO', 'TLS_REFUSED', false, 'TLS'],
    ['EHOSTUNREACH', 'NETWORK_FAILED', false, 'The request to https://atlas.test failed on the way'],
    ['toString', 'NETWORK_FAILED', false, 'failed on the way'],
  ])('%s is %s', (system, code, passing, words) => {
    const failure = failed(system);
    expect(failure).toMatchObject({ code, passing });
    const error = networkError(REQUEST, failure, CONTEXT);
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(error.message).toContain('it failed (3 attempts in 12 s)');
    expect(error.parts.http).toEqual({ method: 'GET', path: REQUEST.path });
  });

  test('an error over several addresses says what its first one says', () => {
    const parts = new AggregateError(
      [Object.assign(new Error('connect ECONNREFUSED ::1'), { code: 'ECONNREFUSED' })],
      '',
    );
    expect(NetworkFailure.from(Object.assign(parts, { code: 'ECONNREFUSED' }))).toMatchObject({
      code: 'CONNECTION_REFUSED',
      message: 'connect ECONNREFUSED ::1',
    });
  });

  test('nothing at all', () => {
    for (const nothing of [undefined, null, 'x', {}]) {
      expect(NetworkFailure.from(nothing)).toMatchObject({ code: 'NETWORK_FAILED', message: 'no reason given' });
    }
  });

  test('the proxy in between is named', () => {
    expect(NetworkFailure.from({ code: 'ECONNREFUSED' }, 'http://proxy:3128').message).toBe(
      'ECONNREFUSED, through the proxy http://proxy:3128',
    );
  });
});

test('a secret in the reason is taken out', () => {
  const redact = (text: string) => text.replaceAll('hidden', '(secret)');
  const error = networkError(REQUEST, failed('EPROTO', 'bad hidden'), { ...CONTEXT, redact });
  expect(error.message).toContain('bad (secret)');
});
