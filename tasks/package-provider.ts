// `npm run package:provider`: the provider as one executable for each platform, into dist/provider; names as arguments choose.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { executableName } from '../src/install/standalone-package';
import { PROVIDER_VERSION } from '../src/model/release';
import { fetchNode, nodeBinary, nodeLicence } from './executables/fetch-node';
import { makeBlob } from './executables/make-blob';
import { hostPlatform, makeExecutable } from './executables/make-executable';
import { NODE_BINARIES } from './executables/node-binaries';

const ROOT = path.join(__dirname, '..');

/** The same bytes each time: of the platforms, below `into`. */
export function packageProvider(
  platforms: readonly string[],
  into: string,
  say: (line: string) => void = () => undefined,
): void {
  platforms.forEach(nodeBinary);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-provider-'));
  try {
    const node = path.join(folder, 'node');
    fetchNode(hostPlatform(), node);
    const blob = makeBlob(node, folder);
    for (const platform of platforms) {
      const file = path.join(folder, platform);
      makeExecutable(platform, blob, file);
      fs.rmSync(path.join(into, platform), { recursive: true, force: true });
      fs.mkdirSync(path.join(into, platform), { recursive: true });
      fs.copyFileSync(file, path.join(into, platform, executableName(platform, PROVIDER_VERSION)));
      say(`${path.join(platform, executableName(platform, PROVIDER_VERSION))}: ${fs.statSync(file).size} bytes`);
    }
    writeLicences(folder, into);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Beside the platforms' folders: each file inside of them would count in Terraform's hash. */
function writeLicences(folder: string, into: string): void {
  const file = path.join(folder, 'LICENSE');
  nodeLicence('linux_amd64', file);
  const ours = fs.readFileSync(path.join(ROOT, 'lib', 'bin', 'THIRD_PARTY_LICENSES'), 'utf8');
  const rule = '='.repeat(80);
  const texts = [ours, `${rule}\nNode.js, which the executables consist of\n${rule}\n`, fs.readFileSync(file, 'utf8')];
  fs.writeFileSync(path.join(into, 'THIRD_PARTY_LICENSES'), texts.join('\n'));
}

if (require.main === module) {
  const named = process.argv.slice(2);
  const platforms = named.length === 0 ? Object.keys(NODE_BINARIES) : named;
  packageProvider(platforms, path.join(ROOT, 'dist', 'provider'), (line) => process.stdout.write(`${line}\n`));
}
