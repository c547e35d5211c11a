// Writes a document as canonical extended JSON, the form of Atlas's exports: no type of BSON's is lost in it.

/** One line. Plain JSON is given its type; what is extended JSON already stays, but for a `$date` in words. */
export function canonicalJson(document: object): string {
  return JSON.stringify(canonical(document));
}

function canonical(value: unknown): unknown {
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  const [type] = members.length === 1 && members[0] !== undefined ? members[0] : [''];
  if (type === '$date') return { $date: canonicalDate(members[0]?.[1]) };
  return type.startsWith('$') ? value : Object.fromEntries(members.map(([name, part]) => [name, canonical(part)]));
}

function canonicalNumber(value: number): object {
  if (value === (value | 0)) return { $numberInt: String(value) };
  if (Number.isSafeInteger(value)) return { $numberLong: String(value) };
  return { $numberDouble: Number.isInteger(value) ? value.toFixed(1) : String(value) };
}

/** Extended JSON for people has a date in words. */
function canonicalDate(value: unknown): unknown {
  const moment = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(moment) ? value : { $numberLong: String(moment) };
}
