// Takes the secrets that the client knows out of every text that may quote the server or a header.

export type Redact = (text: string) => string;

export interface Redactor {
  readonly redact: Redact;
  add(...secrets: readonly string[]): void;
  /** For what proves a single request: each has another one, so only the newest are kept. */
  addPassing(proof: string): void;
}

const PLACEHOLDER = '(secret)';

/** More than this are never under way at once. */
const MOST_PASSING = 64;

/** Anything shorter occurs in ordinary words, and no real secret is that short. */
const SHORTEST = 4;

export function createRedactor(): Redactor {
  const forms = new Set<string>();
  let known: RegExp | undefined;
  let passing: readonly string[] = [];
  return {
    redact: (text) => {
      const without = known === undefined ? text : text.replace(known, PLACEHOLDER);
      return passing.reduce((rest, proof) => rest.replaceAll(proof, PLACEHOLDER), without);
    },
    addPassing: (proof) => {
      passing = [...passing, proof].slice(-MOST_PASSING);
    },
    add: (...secrets) => {
      for (const form of secrets.flatMap(formsOf)) if (form.length >= SHORTEST) forms.add(form);
      // Longest first: a secret may hold another one. Host names and some headers come in lower case.
      const sorted = [...forms].sort((a, b) => b.length - a.length);
      known = sorted.length === 0 ? undefined : new RegExp(sorted.map(literal).join('|'), 'gi');
    },
  };
}

/** As a server may tell it that has got it in a header or a form. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const encoded = encodeURIComponent(secret);
  return [
    secret,
    encoded,
    // Some encode what others leave as it is.
    encoded.replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
