// PEM: base64 in lines of 64 characters between two marks.

export function toPem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The bytes of the first block with that label, or undefined where there is none. */
export function fromPem(label: string, text: string): Buffer | undefined {
  const [, body] = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(text) ?? [];
  return body === undefined ? undefined : Buffer.from(body, 'base64');
}
