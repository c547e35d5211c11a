// Faults of TLS: a certificate that proves nothing is refused before anything is sent.
import fs from 'node:fs';
import path from 'node:path';
import { makeCertificate, type Certificate } from '../../src/tfplugin/certificate/make-certificate';
import { temporaryFolder } from '../support/temporary-folder';
import { ASKS, job, READ } from './support/job';
import { testRows, type Failure, type Row } from './support/row';
import { inTurn } from './support/turns';

const DAY = 24 * 60 * 60_000;
const folder = temporaryFolder();

const good = certificate('good', 0);
const expired = certificate('expired', -400);
const early = certificate('early', 2);

/** For the name localhost, signed by itself, valid from that day on; its file makes it an authority of its own. */
function certificate(name: string, days: number): Certificate & { readonly file: string } {
  const made = makeCertificate(new Date(Date.now() + days * DAY));
  const file = path.join(folder, `${name}.pem`);
  fs.writeFileSync(file, made.certificatePem);
  return { ...made, file };
}

function refused(why: string | RegExp): Failure {
  return {
    code: 'TLS_REFUSED',
    what: 'No trusted TLS connection to <Atlas> could be made.',
    why,
    fix: 'If a proxy of your company re-signs connections, name its certificate file in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE; otherwise check the base URL and the clock of this machine.',
  };
}

type Own = Pick<Row, 'name'> & Partial<Row>;

function row({ certificatePem, keyPem }: Certificate, own: Own): Row {
  return {
    host: 'localhost',
    tls: { cert: certificatePem, key: keyPem },
    script: inTurn(job()),
    reads: [READ],
    asked: [],
    seen: (server) => expect(server.connections).toBe(1),
    ...own,
  };
}

describe('a certificate that is not trusted', () => {
  testRows([
    row(good, { name: 'self-signed', reads: [refused(/^self-signed certificate.* \(1 attempt in 0 ms\)\.$/)] }),
    row(good, {
      name: 'for another host',
      host: '127.0.0.1',
      environment: { SSL_CERT_FILE: good.file },
      reads: [
        refused(/^Hostname\/IP does not match certificate's altnames: IP: 127\.0\.0\.1 is not in the cert's list/),
      ],
    }),
    row(expired, {
      name: 'expired',
      environment: { SSL_CERT_FILE: expired.file },
      reads: [refused(/^certificate has expired \(1 attempt in 0 ms\)\.$/)],
    }),
    row(early, {
      name: 'not yet valid, by a clock that is slow',
      environment: { SSL_CERT_FILE: early.file },
      reads: [refused(/^certificate is not yet valid \(1 attempt in 0 ms\)\.$/)],
    }),
    row(good, {
      name: 'of an authority beside the one that is named',
      environment: { SSL_CERT_FILE: expired.file },
      reads: [refused(/^self-signed certificate/)],
    }),
  ]);
});

describe('an authority of the user', () => {
  testRows([
    row(good, { name: 'in SSL_CERT_FILE', environment: { SSL_CERT_FILE: good.file }, asked: [ASKS] }),
    row(good, { name: 'in NODE_EXTRA_CA_CERTS', environment: { NODE_EXTRA_CA_CERTS: good.file }, asked: [ASKS] }),
    row(good, {
      name: 'in a file that is not there',
      environment: { SSL_CERT_FILE: path.join(folder, 'missing.pem') },
      reads: [
        {
          code: 'INVALID_SETTING',
          what: /^The certificate file ".*missing\.pem", named by SSL_CERT_FILE, cannot be used\.$/,
          why: 'There is no such file.',
          fix: 'Correct SSL_CERT_FILE, or unset it if no further certificate is needed.',
        },
      ],
      seen: (server) => expect(server.connections).toBe(0),
    }),
  ]);
});

describe('a server that never shakes hands', () => {
  testRows([
    row(good, {
      name: 'each attempt ends after 10 s, and the fifth is the last',
      mute: true,
      host: '127.0.0.1',
      takes: 53_750,
      reads: [
        {
          code: 'TIMED_OUT',
          what: '<Atlas> did not answer in time.',
          why: /^No connection within 10 s \(5 attempts in 54 s\)\.$/,
          fix: 'Try again; if Atlas is slow today, raise the request timeout; if not, look at the firewall or proxy in',
        },
      ],
      seen: (server) => expect(server.connections).toBe(5),
    }),
  ]);
});
