// What a file is to hold: bytes at hand, or those of another file, which is too large to be read whole.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync, type BigIntStats } from 'node:fs';
import { ifThere } from './if-there';

export type Content = Uint8Array | StoredFile;

const CHUNK = 1024 * 1024;

/** A file whose bytes go into other folders; whoever puts them there says so, and the next one makes a link to it. */
export class StoredFile {
  /** By what the file system knows them by, the files that were seen to hold the same bytes. */
  readonly #places = new Map<string, string>();
  #hash: string | undefined;

  public constructor(
    public readonly path: string,
    public readonly size: number,
  ) {}

  /** Read once, when it is asked for. */
  public get hash(): string {
    this.#hash ??= hashOfFile(this.path);
    return this.#hash;
  }

  public isAt(file: string): boolean {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || Number(found.size) !== this.size) return false;
    if (this.#places.has(identityOf(found))) return true;
    if (hashOfFile(file) !== this.hash) return false;
    this.wasPut(file);
    return true;
  }

  /** Tells that the file holds these bytes, and may be linked to. */
  public wasPut(file: string): void {
    this.#places.set(identityOf(statSync(file, { bigint: true })), file);
  }

  /** A file that may be linked to, if there is one. */
  public get place(): string | undefined {
    return [...this.#places.values()][0];
  }
}

/** SHA-256 in hexadecimal digits. */
export function contentHash(content: Content): string {
  return content instanceof StoredFile ? content.hash : createHash('sha256').update(content).digest('hex');
}

/** Whether the file is there and holds that. */
export function holds(file: string, content: Content): boolean {
  if (content instanceof StoredFile) return content.isAt(file);
  const found = ifThere(() => readFileSync(file));
  return found !== undefined && Buffer.compare(found, content) === 0;
}

/** In whole numbers: those of files on Windows are too large for others, and neighbours would look the same. */
function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk))
      hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}
