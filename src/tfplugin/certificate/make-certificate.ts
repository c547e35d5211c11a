// A self-signed certificate for this one process: made at its start, kept in memory, gone with it.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { der, integer, objectIdentifier, sequence, TAG, time } from './der';
import { toPem } from './pem';

export interface Certificate {
  readonly certificate: Buffer;
  readonly certificatePem: string;
  readonly keyPem: string;
}

/** Terraform's plugin library expects this name in the certificate. */
const NAME = 'localhost';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Far longer than any wait; clocks on one machine agree to the minute. */
const VALIDITY = 365 * DAY;

export function makeCertificate(now: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = certificateBody(publicKey.export({ type: 'spki', format: 'der' }), now);
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, ecdsaWithSha256(), bitString(0, signature));
  const keyPem = toPem('PRIVATE KEY', privateKey.export({ type: 'pkcs8', format: 'der' }));
  return { certificate, certificatePem: toPem('CERTIFICATE', certificate), keyPem };
}

function certificateBody(publicKey: Buffer, now: Date): Buffer {
  return sequence(
    der(TAG.VERSION, integer(Uint8Array.of(2))),
    integer(randomBytes(16)),
    ecdsaWithSha256(),
    commonName(),
    sequence(time(new Date(now.getTime() - MINUTE)), time(new Date(now.getTime() + VALIDITY))),
    commonName(),
    publicKey,
    der(TAG.EXTENSIONS, sequence(...extensions())),
  );
}

function ecdsaWithSha256(): Buffer {
  return sequence(objectIdentifier('1.2.840.10045.4.3.2'));
}

function commonName(): Buffer {
  const attribute = sequence(objectIdentifier('2.5.4.3'), der(TAG.UTF8_STRING, Buffer.from(NAME)));
  return sequence(der(TAG.SET, attribute));
}

function extensions(): Buffer[] {
  const notAnAuthority = sequence();
  const digitalSignature = bitString(7, Uint8Array.of(0x80));
  const serverAuthentication = sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'));
  const alternativeName = sequence(der(TAG.DNS_NAME, Buffer.from(NAME)));
  return [
    extension('2.5.29.19', notAnAuthority, true),
    extension('2.5.29.15', digitalSignature, true),
    extension('2.5.29.37', serverAuthentication, false),
    extension('2.5.29.17', alternativeName, false),
  ];
}

function extension(identifier: string, content: Buffer, isCritical: boolean): Buffer {
  const critical = isCritical ? [der(TAG.BOOLEAN, Uint8Array.of(0xff))] : [];
  return sequence(objectIdentifier(identifier), ...critical, der(TAG.OCTET_STRING, content));
}

function bitString(unusedBits: number, bits: Uint8Array): Buffer {
  return der(TAG.BIT_STRING, Uint8Array.of(unusedBits), bits);
}
