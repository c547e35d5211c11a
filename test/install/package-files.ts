// The files of a package that is made of scripts: the same for each platform.
import type { PackageFile, ProviderPackage } from '../../src/install/provider-package';
import { StoredFile } from '../../src/install/stored-file';

export function filesOf({ platforms }: ProviderPackage): (PackageFile & { readonly bytes: Uint8Array })[] {
  return (platforms.linux_amd64 ?? []).map((file) => {
    const { bytes } = file;
    if (bytes instanceof StoredFile) throw new Error(`${file.name} is not at hand`);
    return { ...file, bytes };
  });
}
