// `npm run package:registry`: the provider's release for registries, and a mirror of it, from dist/provider into dist/registry.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { endWith } from './end-with';
import { providerPackage, type ProviderPackage } from '../src/install/provider-package';
import { publishedSource } from '../src/install/published-source';
import { standalonePackage } from '../src/install/standalone-package';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../src/model/release';
import { makeArchives } from './registry/make-archives';
import { addToMirror } from './registry/network-mirror';
import { writeReleaseFiles } from './registry/release-files';
import { signFile, type SigningEnvironment } from './registry/sign-file';

const ROOT = path.join(__dirname, '..');

export interface RegistryRequest {
  readonly package: ProviderPackage;
  /** Emptied first. */
  readonly release: string;
  /** What it holds otherwise stays; other bytes of the same version are refused. */
  readonly mirror: string;
  /** Texts that belong to the executables. */
  readonly licences?: string;
  readonly environment: SigningEnvironment;
  readonly say?: (line: string) => void;
}

export async function packageRegistry(request: RegistryRequest): Promise<void> {
  const { package: bundle, release, mirror, licences, environment, say = () => undefined } = request;
  fs.rmSync(release, { recursive: true, force: true });
  fs.mkdirSync(release, { recursive: true });
  const archives = await makeArchives(bundle, release);
  for (const { file } of archives) say(`${file}: ${fs.statSync(file).size} bytes`);
  const sums = writeReleaseFiles(archives, bundle.version, release);
  // Beside the archives: each file inside of one would count in Terraform's hash.
  if (licences !== undefined) fs.copyFileSync(licences, path.join(release, path.basename(licences)));
  // What the mirror refuses is not signed.
  say(addToMirror(mirror, bundle, archives));
  say(
    signFile(sums, environment) ??
      `${sums}: not signed, as neither GPG_PRIVATE_KEY nor GPG_KEY_ID is set; registries ask for a signature, mirrors do not`,
  );
}

/** What the arguments ask for; throws where they are wrong, before anything is deleted. */
function requestOf(args: readonly string[]): RegistryRequest & { readonly keepsMirror: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      // of the mirror: host/namespace/atlas
      source: { type: 'string', default: PROVIDER_SOURCE },
      // a folder of executables by platform
      from: { type: 'string', default: path.join(ROOT, 'dist', 'provider') },
      // the script that needs Node.js, instead of executables
      script: { type: 'boolean', default: false },
      // a folder that may hold other versions; that below dist is made anew
      mirror: { type: 'string' },
    },
  });
  const identity = { source: publishedSource(values.source), version: PROVIDER_VERSION };
  const folder = values.script ? path.join(ROOT, 'lib', 'bin') : values.from;
  const licences = path.join(folder, 'THIRD_PARTY_LICENSES');
  return {
    package: values.script ? providerPackage(folder, identity) : standalonePackage(identity, { directory: folder }),
    release: path.join(ROOT, 'dist', 'registry', 'release'),
    mirror: values.mirror ?? path.join(ROOT, 'dist', 'registry', 'mirror'),
    keepsMirror: values.mirror !== undefined,
    licences: fs.existsSync(licences) ? licences : undefined,
    environment: process.env,
    say: (line) => process.stdout.write(`${line}\n`),
  };
}

async function main(args: readonly string[]): Promise<void> {
  const request = requestOf(args);
  if (!request.keepsMirror) fs.rmSync(request.mirror, { recursive: true, force: true });
  await packageRegistry(request);
}

if (require.main === module) {
  main(process.argv.slice(2)).catch(endWith);
}
