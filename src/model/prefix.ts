// Object keys that follow from a job's prefix.

/**
 * The prefix as object stores want it: no slash at the start, one at the end. Atlas's documents show
 * a leading slash, its answers have none.
 */
export function keyPrefix(prefix: string | null): string | null {
  if (prefix === null) return null;
  const bare = prefix.replace(/^\/+/, '').replace(/\/+$/, '');
  return bare === '' ? null : `${bare}/`;
}

/** Key of the object that Atlas writes when the export is complete. */
export function completeMarkerKey(prefix: string | null): string | null {
  const folder = keyPrefix(prefix);
  return folder === null ? null : `${folder}.complete`;
}

/** URI of a key or of a prefix of keys in a bucket; null where one of them is. */
export function objectUri(bucketUri: string | null, key: string | null): string | null {
  return bucketUri === null || key === null ? null : `${bucketUri}/${key}`;
}
