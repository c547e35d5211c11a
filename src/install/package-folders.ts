// Where Terraform looks for the provider, below the folder it runs in.
import path from 'node:path';

/** Every platform on which a script with a `#!` line can be started. */
const PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64'];

export interface PackageFolders {
  /** The folder that holds one folder for each version. */
  readonly versions: string;
  /** The package directory of each platform. */
  readonly platforms: readonly string[];
}

export function packageFolders(directory: string, source: string, version: string): PackageFolders {
  const versions = path.join(directory, 'terraform.d', 'plugins', ...source.split('/'));
  return { versions, platforms: PLATFORMS.map((platform) => path.join(versions, version, platform)) };
}
