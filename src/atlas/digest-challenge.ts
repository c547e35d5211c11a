// Reads WWW-Authenticate headers and picks the digest challenge to answer (RFC 7616, RFC 2617, RFC 2069).

export type DigestAlgorithm = 'MD5' | 'SHA-256' | 'SHA-512-256';

export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: DigestAlgorithm;
  /** The `-sess` form, in which the first half of the hash is bound to the nonce. */
  readonly session: boolean;
  /** As the server spelled it, undefined where it named none. */
  readonly algorithmName: string | undefined;
  /** False for servers before RFC 2617, which name no `qop`. */
  readonly qop: boolean;
  /** The nonce was too old, the password was not the matter. */
  readonly stale: boolean;
}

export interface ChosenChallenge {
  readonly chosen: DigestChallenge | undefined;
  /** Why the digest challenges that came cannot be answered. */
  readonly unsupported: readonly string[];
}

/** Weakest first. */
const ALGORITHMS: readonly DigestAlgorithm[] = ['MD5', 'SHA-256', 'SHA-512-256'];

/** The strongest digest challenge that can be answered. */
export function chooseChallenge(header: string | undefined): ChosenChallenge {
  const read = splitChallenges(header ?? '')
    .filter(({ scheme }) => scheme.toLowerCase() === 'digest')
    .map(({ parameters }) => readChallenge(parameters));
  const usable = read.filter((challenge) => typeof challenge !== 'string');
  const [chosen] = usable.sort((a, b) => ALGORITHMS.indexOf(b.algorithm) - ALGORITHMS.indexOf(a.algorithm));
  return { chosen, unsupported: read.filter((challenge) => typeof challenge === 'string') };
}

function readChallenge(parameters: ReadonlyMap<string, string>): DigestChallenge | string {
  const algorithmName = parameters.get('algorithm');
  const upper = (algorithmName ?? 'MD5').toUpperCase();
  const session = upper.endsWith('-SESS');
  const algorithm = ALGORITHMS.find((known) => known === (session ? upper.slice(0, -5) : upper));
  if (algorithm === undefined) return `the algorithm ${algorithmName ?? ''}`;
  const nonce = parameters.get('nonce');
  if (nonce === undefined) return 'a challenge without a nonce';
  const qop = parameters.get('qop');
  if (qop !== undefined && !/(?:^|[\s,])auth(?:$|[\s,])/i.test(qop)) return `the quality of protection ${qop}`;
  return {
    realm: parameters.get('realm') ?? '',
    nonce,
    opaque: parameters.get('opaque'),
    algorithm,
    session,
    algorithmName,
    qop: qop !== undefined,
    stale: parameters.get('stale')?.toLowerCase() === 'true',
  };
}

interface Challenge {
  readonly scheme: string;
  /** Names in lower case; of several with one name the first. */
  readonly parameters: Map<string, string>;
}

/** Several challenges in one header are separated by commas, as their parameters are. */
function splitChallenges(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  for (const item of splitItems(header)) {
    const equals = item.indexOf('=');
    const [left, right] =
      equals < 0 ? [item, undefined] : [item.slice(0, equals).trim(), item.slice(equals + 1).trim()];
    const words = left.split(/\s+/);
    if (words.length > 1 || right === undefined) challenges.push({ scheme: words[0] ?? '', parameters: new Map() });
    const parameters = challenges.at(-1)?.parameters;
    const name = (words.at(-1) ?? '').toLowerCase();
    if (right !== undefined && parameters !== undefined && !parameters.has(name)) parameters.set(name, unquoted(right));
  }
  return challenges;
}

/** Splits at the commas outside quotation marks. */
function splitItems(header: string): string[] {
  const items: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index <= header.length; index += 1) {
    const sign = header[index];
    if (quoted && sign === '\\') index += 1;
    else if (sign === '"') quoted = !quoted;
    else if (index === header.length || (sign === ',' && !quoted)) {
      items.push(header.slice(start, index).trim());
      start = index + 1;
    }
  }
  return items.filter((item) => item !== '');
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  return value.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
}
