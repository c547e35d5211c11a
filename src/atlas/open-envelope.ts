// Atlas's envelope: with `envelope=true` the status stands in the body, and the body one level deeper.

export interface Opened {
  readonly status: number;
  readonly body: unknown;
}

/** What is inside the envelope, where there is one; it is recognised by its form, whether asked for or not. */
export function openEnvelope(status: number, body: unknown): Opened {
  if (!isObject(body) || !Object.hasOwn(body, 'status')) return { status, body };
  const inner = body.status;
  if (typeof inner !== 'number' || !Number.isInteger(inner) || inner < 100 || inner > 599) return { status, body };
  // A failure stays one, whichever of the two statuses says so.
  if (Object.hasOwn(body, 'content'))
    return { status: inner < 400 && status >= 400 ? status : inner, body: body.content };
  // A list, or a failure, has the status beside its own members.
  return { status: inner >= 400 ? inner : status, body };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
