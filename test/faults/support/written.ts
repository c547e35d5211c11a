// Everything that a run has written, as bytes by name, and a search in it; a saved plan is unpacked.
import fs from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { secretForms } from './secret-forms';

const ZIP = Buffer.from('PK\u0003\u0004');
const END_OF_DIRECTORY = Buffer.from('PK\u0005\u0006');

export class Written {
  private readonly documents = new Map<string, Buffer>();

  public add(name: string, content: string | Buffer): void {
    this.documents.set(name, Buffer.from(content));
  }

  /** Each file below the folder; what a link leads to is a file of its own somewhere else. */
  public addFolder(folder: string): void {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile()) this.addFile(path.relative(folder, file), fs.readFileSync(file));
    }
  }

  public names(): string[] {
    return [...this.documents.keys()].sort();
  }

  public text(name: string): string {
    return this.documents.get(name)?.toString() ?? '';
  }

  /** Where any of the secrets stands, in whatever form: `<document>: <secret> <form>`. */
  public places(secrets: Readonly<Record<string, string>>): string[] {
    return [...this.documents].flatMap(([name, bytes]) =>
      Object.entries(secrets).flatMap(([secret, value]) =>
        Object.entries(secretForms(value))
          .filter(([, form]) => bytes.includes(form))
          .map(([form]) => `${name}: ${secret} ${form}`),
      ),
    );
  }

  private addFile(name: string, bytes: Buffer): void {
    this.add(name, bytes);
    if (!bytes.subarray(0, ZIP.length).equals(ZIP)) return;
    for (const [entry, content] of unzip(bytes)) this.add(`${name}/${entry}`, content);
  }
}

/** The files of an archive, by its directory at the end. */
function unzip(bytes: Buffer): [string, Buffer][] {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const isDeflated = bytes.readUInt16LE(at + 10) === 8;
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    return [name, isDeflated ? inflateRawSync(packed) : packed];
  });
}
