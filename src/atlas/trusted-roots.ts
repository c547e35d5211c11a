// The certificates that TLS trusts: node's own roots, and those of the files that the user's environment names.
import type { SecureContext } from 'node:tls';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { systemCode } from './system-error';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a launcher puts the user's NODE_EXTRA_CA_CERTS: node would read it at each start, which takes long. */
const SET_ASIDE = 'ATLAS_PROVIDER_EXTRA_CA_CERTS';

const VARIABLES = [SET_ASIDE, 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'] as const;

/** What connections trust, or undefined where nothing is added to node's own roots; throws INVALID_SETTING. */
export function trustedRoots(environment: Environment): SecureContext | undefined {
  const added = VARIABLES.flatMap((variable) => {
    const file = environment[variable] ?? '';
    return file === '' ? [] : [readCertificates(variable === SET_ASIDE ? 'NODE_EXTRA_CA_CERTS' : variable, file)];
  });
  if (added.length === 0) return undefined;
  const tls = require('node:tls') as typeof import('node:tls');
  return tls.createSecureContext({ ca: [...tls.rootCertificates, ...added.flat()] });
}

const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

function readCertificates(variable: string, file: string): string[] {
  const fs = require('node:fs') as typeof import('node:fs');
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (reason) {
    throw unusable(variable, file, systemReason(reason), reason);
  }
  const certificates = text.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw unusable(variable, file, 'It holds no certificate in PEM form');
  for (const certificate of certificates) check(certificate, variable, file);
  return certificates;
}

function check(certificate: string, variable: string, file: string): void {
  const { X509Certificate } = require('node:crypto') as typeof import('node:crypto');
  try {
    new X509Certificate(certificate);
  } catch (reason) {
    throw unusable(variable, file, 'One of its certificates is damaged', reason);
  }
}

function systemReason(reason: unknown): string {
  const code = systemCode(reason);
  if (code === 'ENOENT') return 'There is no such file';
  if (code === 'EACCES') return 'This user may not read it';
  if (code === 'EISDIR') return 'It is a folder';
  return `Reading it failed (${code})`;
}

function unusable(variable: string, file: string, why: string, cause?: unknown): AtlasError {
  return new AtlasError('INVALID_SETTING', {
    what: `The certificate file ${quote(file)}, named by ${variable}, cannot be used`,
    why,
    fix: `Correct ${variable}, or unset it if no further certificate is needed`,
    cause,
  });
}
