// The standalone executable of one platform: Node.js, without what it does not need, with the blob.
import fs from 'node:fs';
import { platformOf } from '../../src/install/platforms';
import { fetchNode } from './fetch-node';
import { injectBlob } from './inject-blob';
import { signMac } from './sign-mac';
import { stripLinux } from './strip-linux';
import { unsignWindows } from './unsign-windows';

/** What macOS calls the program. */
const IDENTIFIER = 'terraform-provider-atlas';

export function makeExecutable(platform: string, blob: string, file: string): void {
  fetchNode(platform, file);
  const isFor = (system: string): boolean => platform.startsWith(`${system}_`);
  if (isFor('linux')) fs.writeFileSync(file, stripLinux(fs.readFileSync(file)));
  if (isFor('windows')) fs.writeFileSync(file, unsignWindows(fs.readFileSync(file)));
  injectBlob(file, blob);
  // The injection has taken the signature of Node.js away.
  if (isFor('darwin')) fs.writeFileSync(file, signMac(fs.readFileSync(file), IDENTIFIER));
  fs.chmodSync(file, 0o755);
}

/** This machine, as Terraform names it. */
export function hostPlatform(): string {
  return platformOf(process.platform, process.arch);
}
