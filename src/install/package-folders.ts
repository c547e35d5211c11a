// Where Terraform looks for the provider, below the folder it runs in.
import path from 'node:path';

/** Every platform on which a script with a `#!` line can be started. */
export const SCRIPT_PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64'];

/** The folder that holds one folder for each version of the provider, in it one for each platform. */
export function versionsFolder(directory: string, source: string): string {
  return path.join(directory, 'terraform.d', 'plugins', ...source.split('/'));
}

/** Whether a folder in it is one of a version. */
export function isVersionFolder(name: string): boolean {
  return /^\d+\.\d+\.\d+/.test(name);
}
