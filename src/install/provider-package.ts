// What an installed provider consists of: every file of its package directories, with its bytes and mode.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import { PACKAGE_MANIFEST, PROVIDER_EXECUTABLE, PROVIDER_SECOND_FILE } from './package-names';
import { ifThere } from './if-there';
import { SCRIPT_PLATFORMS } from './package-folders';
import type { Content } from './stored-file';
import { systemError } from './system-error';

export interface PackageFile {
  readonly name: string;
  readonly bytes: Content;
  readonly mode: number;
}

/** Which provider it is. */
export interface ProviderIdentity {
  /** Source address, such as `terraform.local/cdktf/atlas`. */
  readonly source: string;
  readonly version: string;
}

export interface ProviderPackage extends ProviderIdentity {
  /** The files of each package directory, by the name that Terraform has for its platform. */
  readonly platforms: Readonly<Record<string, readonly PackageFile[]>>;
}

/** The package made of the files that the build left in `libBin`, the same for every platform that starts scripts. */
export function providerPackage(libBin: string, { source, version }: ProviderIdentity): ProviderPackage {
  const second = ifThere(() => readFileSync(path.join(libBin, PROVIDER_SECOND_FILE)));
  const files = [
    { name: `${PROVIDER_EXECUTABLE}_v${version}`, bytes: readExecutable(libBin), mode: 0o755 },
    // A parent folder's package.json that says "module" would otherwise keep Node from running the executable.
    { name: PACKAGE_MANIFEST, bytes: Buffer.from('{"type":"commonjs"}\n'), mode: 0o644 },
    ...(second === undefined ? [] : [{ name: PROVIDER_SECOND_FILE, bytes: second, mode: 0o644 }]),
  ];
  return { source, version, platforms: Object.fromEntries(SCRIPT_PLATFORMS.map((platform) => [platform, files])) };
}

function readExecutable(libBin: string): Uint8Array {
  const file = path.join(libBin, PROVIDER_EXECUTABLE);
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new AtlasError('INSTALL_FAILED', {
      what: `The provider's executable ${quote(file)} could not be read`,
      why: systemError(cause)?.message,
      fix: 'Install the package cdktf-provider-atlas again; in a clone of its repository, run "npm run build"',
      cause,
    });
  }
}
