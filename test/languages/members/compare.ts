// Values of one language beside those of TypeScript.

export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Where two values differ; of an error the message counts, whatever a language puts around it. */
export function differences(expected: unknown, actual: unknown, path: readonly string[] = []): Difference[] {
  const [error, other] = [errorOf(expected), errorOf(actual)];
  if (error !== undefined && other?.includes(error)) return [];
  if (!isFolder(expected) || !isFolder(actual) || error !== undefined || other !== undefined)
    return Object.is(expected, actual) ? [] : [{ path: path.join(' / '), expected, actual }];
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return names.flatMap((name) => differences(expected[name], actual[name], [...path, name]));
}

/** The message, where a value stands for an error. */
export function errorOf(value: unknown): string | undefined {
  return isFolder(value) && typeof value.error === 'string' ? value.error : undefined;
}

function isFolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Every error in a value. */
export function errorsIn(value: unknown): string[] {
  const error = errorOf(value);
  if (error !== undefined) return [error];
  return isFolder(value) ? Object.values(value).flatMap((each) => errorsIn(each)) : [];
}
