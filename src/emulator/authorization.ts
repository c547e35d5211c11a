// Splits an Authorization header into its scheme and the rest.

export type AuthKind = 'none' | 'basic' | 'bearer' | 'digest' | 'other';

export interface Authorization {
  readonly kind: AuthKind;
  /** What follows the scheme: secret, so never logged. */
  readonly rest: string;
}

const KINDS: Readonly<Record<string, AuthKind>> = { basic: 'basic', bearer: 'bearer', digest: 'digest' };

export function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined || header.trim() === '') return { kind: 'none', rest: '' };
  const [, scheme = '', rest = ''] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(header) ?? [];
  return { kind: KINDS[scheme.toLowerCase()] ?? 'other', rest };
}
