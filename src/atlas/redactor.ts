// Takes the secrets that the client knows out of every text that may quote the server or a header.

export type Redact = (text: string) => string;

export interface Redactor {
  readonly redact: Redact;
  add(...secrets: readonly string[]): void;
}

const PLACEHOLDER = '(secret)';

/** Anything shorter occurs in ordinary words, and no real secret is that short. */
const SHORTEST = 4;

export function createRedactor(): Redactor {
  let known: readonly string[] = [];
  return {
    redact: (text) => known.reduce((rest, secret) => rest.replaceAll(secret, PLACEHOLDER), text),
    add: (...secrets) => {
      const forms = secrets.flatMap((secret) => [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
      ]);
      const all = new Set([...known, ...forms.filter(({ length }) => length >= SHORTEST)]);
      // Longest first: a secret may hold another one.
      known = [...all].sort((a, b) => b.length - a.length);
    },
  };
}
