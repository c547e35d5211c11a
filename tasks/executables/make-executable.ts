// The standalone executable of one platform: Node.js, without what it does not need, with the blob.
import fs from 'node:fs';
import { platformOf } from '../../src/install/platforms';
import { fetchNode } from './fetch-node';
import { injectBlob } from './inject-blob';
import { signMac } from './sign-mac';
import { stripLinux } from './strip-linux';
import { stripMac } from './strip-mac';
import { unsignMac } from './unsign-mac';
import { unsignWindows } from './unsign-windows';

/** What macOS calls the program. */
const IDENTIFIER = 'terraform-provider-atlas';

export function makeExecutable(platform: string, blob: string, file: string): void {
  fetchNode(platform, file);
  const isFor = (system: string): boolean => platform.startsWith(`${system}_`);
  if (isFor('linux')) fs.writeFileSync(file, stripLinux(fs.readFileSync(file)));
  if (isFor('windows')) fs.writeFileSync(file, unsignWindows(fs.readFileSync(file)));
  if (isFor('darwin')) fs.writeFileSync(file, stripMac(unsignMac(fs.readFileSync(file))));
  injectBlob(file, blob);
  if (isFor('darwin')) fs.writeFileSync(file, signMac(fs.readFileSync(file), IDENTIFIER));
  fs.chmodSync(file, 0o755);
}

/** This machine, as Terraform names it. */
export function hostPlatform(): string {
  return platformOf(process.platform, process.arch);
}
