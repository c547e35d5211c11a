// Every form in which a secret could stand in something that was written.

/** Fewer characters of base64 say too little about what they were made from. */
const SHORTEST_BASE64 = 12;

/** Name of the form → text to look for. */
export function secretForms(secret: string): Readonly<Record<string, string>> {
  const hex = Buffer.from(secret).toString('hex');
  return {
    plain: secret,
    'in JSON': JSON.stringify(secret).slice(1, -1),
    'in JSON as Go writes it': JSON.stringify(secret)
      .slice(1, -1)
      .replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
    'in a URL': encodeURIComponent(secret),
    'in a URL, in full': fullyEncoded(secret),
    'in a form': new URLSearchParams([['', secret]]).toString().slice(1),
    'in hex': hex,
    'in upper-case hex': hex.toUpperCase(),
    ...Object.fromEntries(
      [0, 1, 2].flatMap((before) =>
        (['base64', 'base64url'] as const).map((alphabet) => [
          `in ${alphabet}, ${before} bytes into a group`,
          base64Inside(secret, before, alphabet),
        ]),
      ),
    ),
  };
}

/** Signs too that most programs leave as they are. */
export function fullyEncoded(text: string): string {
  const hex = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*~]/g, hex);
}

/** What base64 makes of the secret whatever stands before and behind it, where `before` bytes of a group of three precede it. */
function base64Inside(secret: string, before: number, alphabet: 'base64' | 'base64url'): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString(alphabet);
  const inside = whole.slice(before === 0 ? 0 : 4);
  if (inside.length < SHORTEST_BASE64) throw new Error('The secret is too short to be looked for');
  return inside;
}
