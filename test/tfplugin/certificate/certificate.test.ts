// The certificate, read by Node and by openssl.
import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { der, integer, objectIdentifier, TAG, time } from '../../../src/tfplugin/certificate/der';
import { makeCertificate } from '../../../src/tfplugin/certificate/make-certificate';
import { fromPem, toPem } from '../../../src/tfplugin/certificate/pem';

const NOW = new Date('2026-01-02T03:04:05Z');

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}

describe('der', () => {
  test('lengths take one byte below 128, then as many as they need', () => {
    expect(hex(der(TAG.OCTET_STRING))).toBe('0400');
    expect(hex(der(TAG.OCTET_STRING, Buffer.alloc(127))).slice(0, 4)).toBe('047f');
    expect(hex(der(TAG.OCTET_STRING, Buffer.alloc(128))).slice(0, 6)).toBe('048180');
    expect(hex(der(TAG.OCTET_STRING, Buffer.alloc(255), Buffer.alloc(1))).slice(0, 8)).toBe('04820100');
  });

  test.each([
    [[], '020100'],
    [[0], '020100'],
    [[0, 0, 5], '020105'],
    [[0x7f], '02017f'],
    [[0x80], '02020080'],
    [[1, 0], '02020100'],
  ])('the integer %p is positive and has no needless zeros', (bytes, expected) => {
    expect(hex(integer(Uint8Array.from(bytes)))).toBe(expected);
  });

  test.each([
    ['2.5.29.17', '0603551d11'],
    ['1.2.840.10045.4.3.2', '06082a8648ce3d040302'],
  ])('the object identifier %s', (dotted, expected) => {
    expect(hex(objectIdentifier(dotted))).toBe(expected);
  });

  test('years from 2050 on have four digits', () => {
    expect(time(new Date('2049-12-31T23:59:59Z')).toString()).toBe('\x17\x0d491231235959Z');
    expect(time(new Date('2050-01-01T00:00:00.999Z')).toString()).toBe('\x18\x0f20500101000000Z');
  });
});

describe('pem', () => {
  test.each([0, 1, 47, 48, 49, 96, 144])('%i bytes have no blank line, and come back', (length) => {
    const bytes = Buffer.alloc(length, 7);
    const pem = toPem('THING', bytes);
    expect(pem).not.toMatch(/\n\n/);
    expect(pem.split('\n').every((line) => line.startsWith('-----') || line.length <= 64)).toBe(true);
    if (length > 0) expect(fromPem('THING', pem)).toEqual(bytes);
  });

  test('text without such a block holds nothing', () => {
    expect(fromPem('THING', '')).toBeUndefined();
    expect(fromPem('THING', toPem('OTHER', Buffer.of(1)))).toBeUndefined();
  });
});

describe('makeCertificate', () => {
  const made = makeCertificate(NOW);
  const read = new X509Certificate(made.certificate);

  test('Node reads it: for localhost, signed by its own key, valid from now on', () => {
    expect(read.subject).toBe('CN=localhost');
    expect(read.issuer).toBe('CN=localhost');
    expect(read.subjectAltName).toBe('DNS:localhost');
    expect(read.ca).toBe(false);
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(made.keyPem))).toBe(true);
    expect(read.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(new Date(read.validFrom)).toEqual(new Date('2026-01-02T03:03:05Z'));
    expect(new Date(read.validTo)).toEqual(new Date('2027-01-02T03:04:05Z'));
    expect(read.serialNumber).toMatch(/^[0-9A-F]{2,32}$/);
  });

  test('openssl reads it, and writes the same bytes again', () => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { input: made.certificatePem });
    expect(openssl('x509', '-outform', 'DER')).toEqual(made.certificate);
    const text = openssl('x509', '-noout', '-text').toString();
    expect(text).toContain('Version: 3 (0x2)');
    expect(text).toContain('Signature Algorithm: ecdsa-with-SHA256');
    expect(text).toContain('NIST CURVE: P-256');
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature/);
    expect(text).toMatch(/X509v3 Extended Key Usage:\s+TLS Web Server Authentication/);
    expect(text).toMatch(/X509v3 Subject Alternative Name:\s+DNS:localhost/);
  });

  test('every one has a key and a serial number of its own, and is well formed', () => {
    const many = Array.from({ length: 40 }, () => makeCertificate(NOW));
    expect(new Set(many.map(({ keyPem }) => keyPem)).size).toBe(40);
    expect(new Set(many.map(({ certificate }) => new X509Certificate(certificate).serialNumber)).size).toBe(40);
  });
});
