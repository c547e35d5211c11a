// The provider's archives as registries and mirrors serve them: one for each platform, with the hashes that Terraform knows.
import path from 'node:path';
import { packageHash } from '../../src/install/package-hash';
import { PROVIDER_EXECUTABLE } from '../../src/install/package-names';
import type { ProviderPackage } from '../../src/install/provider-package';
import { sha256Of } from '../sha256-of';
import { writeZip } from './write-zip';

export interface Archive {
  /** As Terraform names it, such as `linux_amd64`. */
  readonly platform: string;
  readonly file: string;
  /** Of the archive, in hexadecimal digits. */
  readonly sha256: string;
  /** Of the files in it, as the dependency lock file has it. */
  readonly packageHash: string;
}

export async function makeArchives({ version, platforms }: ProviderPackage, folder: string): Promise<Archive[]> {
  const archives: Archive[] = [];
  // One after the other: each takes a processor for itself.
  for (const [platform, files] of Object.entries(platforms)) {
    const file = path.join(folder, `${releaseName(version)}_${platform}.zip`);
    await writeZip(file, files);
    archives.push({ platform, file, sha256: sha256Of(file), packageHash: packageHash(files) });
  }
  return archives;
}

/** How the names of a release's files begin. */
export function releaseName(version: string): string {
  return `${PROVIDER_EXECUTABLE}_${version}`;
}
