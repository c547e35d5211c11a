// Writes ASN.1's DER: a tag, a length, the content.

export const TAG = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  OBJECT_IDENTIFIER: 0x06,
  UTF8_STRING: 0x0c,
  UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18,
  SEQUENCE: 0x30,
  SET: 0x31,
  /** Context-specific 0, 2 and 3: the version, a DNS name, and the extensions of a certificate. */
  VERSION: 0xa0,
  DNS_NAME: 0x82,
  EXTENSIONS: 0xa3,
} as const;

export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.of(tag, ...lengthOf(length)), ...content]);
}

export function sequence(...content: readonly Uint8Array[]): Buffer {
  return der(TAG.SEQUENCE, ...content);
}

/** `1.2.840…` → its bytes: the first two arcs in one, each arc in groups of seven bits. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.OBJECT_IDENTIFIER, Uint8Array.from([first * 40 + second, ...rest].flatMap(sevenBitGroups)));
}

/** A point in time, to the second: two digits of the year until 2049, four from 2050 on. */
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  return date.getUTCFullYear() < 2050
    ? der(TAG.UTC_TIME, Buffer.from(digits.slice(2)))
    : der(TAG.GENERALIZED_TIME, Buffer.from(digits));
}

/** A positive integer that is given as bytes without a sign. */
export function integer(bytes: Uint8Array): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start === -1 ? Uint8Array.of(0) : bytes.subarray(start);
  return der(TAG.INTEGER, Uint8Array.from((digits[0] ?? 0) < 0x80 ? [] : [0]), digits);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

function sevenBitGroups(arc: number): number[] {
  const groups = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift((rest % 128) | 0x80);
  return groups;
}
