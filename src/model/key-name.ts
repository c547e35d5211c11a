// Names of databases and collections as parts of an object's key.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';

/** As many bytes as MongoDB allows a database and a collection together. */
const MOST_BYTES = 255;

/** What keeps a name from being one part of a key, or undefined. */
export function keyNameProblem(value: string, label: string): AtlasError | undefined {
  const why = reason(value);
  if (why === undefined) return undefined;
  return new AtlasError('INVALID_ARGUMENT', {
    what: `${label} must be a name that can stand in an object's key, but is ${value === '' ? 'empty' : quote(value)}`,
    why,
    fix: `Give ${label} as MongoDB has it, without quotes and without the path around it`,
  });
}

function reason(value: string): string | undefined {
  if (value === '') return 'A key has no empty part';
  if (value.includes('/')) return 'A slash would make two folders of it';
  if (value === '.' || value === '..') return 'It stands for a folder in a path, and for nothing in a key';

  if (/[\u0000-\u001f\u007f]/.test(value)) return 'It has control characters';
  if (/\p{Surrogate}/u.test(value)) return 'It has half of a surrogate pair, which UTF-8 cannot write';
  const bytes = new TextEncoder().encode(value).length;
  return bytes > MOST_BYTES ? `It has ${bytes} bytes, and MongoDB allows ${MOST_BYTES}` : undefined;
}
