// Reads the parameters of an `Authorization: Digest …` header (RFC 7616 §3.4, RFC 9110 §11.6.2).

/** Name in lower case → value without its quotation marks; undefined where the text is not a list of parameters. */
export function parseDigestHeader(text: string): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  const next = /[\s,]*([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))\s*(?:,[\s,]*|$)/y;
  while (next.lastIndex < text.length) {
    const match = next.exec(text);
    if (match === null) return undefined;
    const [, name = '', quoted, token = ''] = match;
    parameters.set(name.toLowerCase(), quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1'));
  }
  return parameters;
}
