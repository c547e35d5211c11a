// What `npm run package:provider` has made.
import path from 'node:path';
import { executableName } from '../../../src/install/standalone-package';
import { PROVIDER_VERSION } from '../../../src/model/release';
import { hostPlatform } from '../../../tasks/executables/make-executable';

export const DIST = path.join(__dirname, '..', '..', '..', 'dist', 'provider');

export function executableOf(platform: string, folder = DIST): string {
  return path.join(folder, platform, executableName(platform, PROVIDER_VERSION));
}

/** The one that starts on this machine. */
export const OWN = executableOf(hostPlatform());
