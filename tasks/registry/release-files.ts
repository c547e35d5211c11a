// What a registry wants beside the archives: what the provider speaks, and the sums of all files.
import fs from 'node:fs';
import path from 'node:path';
import { releaseName, type Archive } from './make-archives';
import { sha256Of } from '../sha256-of';

/** The version of Terraform's plugin protocol. */
const PROTOCOL = '6.0';

/** Writes both beside the archives; gives the file of the sums. */
export function writeReleaseFiles(archives: readonly Archive[], version: string, folder: string): string {
  const manifest = path.join(folder, `${releaseName(version)}_manifest.json`);
  const content = { version: 1, metadata: { protocol_versions: [PROTOCOL] } };
  fs.writeFileSync(manifest, `${JSON.stringify(content, null, 2)}\n`);
  const sums = [...archives, { file: manifest, sha256: sha256Of(manifest) }].map(
    ({ file, sha256 }) => `${sha256}  ${path.basename(file)}\n`,
  );
  const file = path.join(folder, `${releaseName(version)}_SHA256SUMS`);
  fs.writeFileSync(file, sums.sort(byName).join(''));
  return file;
}

function byName(one: string, other: string): number {
  return one.slice(64) < other.slice(64) ? -1 : 1;
}
