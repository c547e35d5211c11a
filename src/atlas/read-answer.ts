// The pure half of every request: status, headers and text of an answer → its JSON, or why that cannot be.
import { AtlasError, type HttpFacts } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import { openEnvelope } from './open-envelope';
import type { Redact } from './redactor';
import { header, type AtlasAnswer, type AtlasRequest } from './send';

export interface RawAnswer {
  readonly status: number;
  readonly headers: AtlasAnswer['headers'];
  readonly text: string;
}

const JSON_TYPE = /^\s*[a-z]+\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

export function readAnswer(raw: RawAnswer, request: AtlasRequest, origin: string, redact: Redact): AtlasAnswer {
  const { status, headers } = raw;
  const http = { method: request.method, path: request.path, status };
  if (status >= 300 && status < 400) throw redirected(raw, http, origin, redact);
  const body = parse(raw);
  if (body === undefined && status < 300) throw notJson(raw, http, redact);
  return { headers, ...openEnvelope(status, body) };
}

function parse(raw: RawAnswer): unknown {
  const type = header(raw, 'content-type');
  if (type !== undefined && !JSON_TYPE.test(type)) return undefined;
  try {
    return JSON.parse(raw.text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function redirected(raw: RawAnswer, http: HttpFacts, origin: string, redact: Redact): AtlasError {
  const told = header(raw, 'location');
  // Before it is read: a URL changes what stands in it.
  const location = told === undefined ? undefined : redact(told);
  const target = location !== undefined && URL.canParse(location, origin) ? new URL(location, origin).host : undefined;
  return new AtlasError('REDIRECTED', {
    what: `${origin} redirected the request ${target === undefined ? 'without saying where' : `to ${show(target)}`}`,
    why: `Status ${http.status}; a redirection is not followed, so that the credentials go nowhere else`,
    fix: 'Check the base URL, and whether a proxy or a log-in page of the network stands in between',
    http,
  });
}

function notJson(raw: RawAnswer, http: HttpFacts, redact: Redact): AtlasError {
  const text = raw.text.trim();
  const type = header(raw, 'content-type');
  return new AtlasError('ANSWER_NOT_JSON', {
    what: `${http.method} ${show(http.path)} was answered with ${text === '' ? 'nothing' : 'something that is not JSON'}`,
    why: `Status ${http.status}, content type ${type === undefined ? 'not given' : quote(redact(type))}${text === '' ? '' : `, beginning ${quote(redact(text))}`}`,
    fix: 'Check that the base URL is that of the Atlas Admin API, and whether a proxy or a log-in page stands in between',
    http,
  });
}
