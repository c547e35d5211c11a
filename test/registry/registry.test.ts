// A registry that shows the release as it is: Terraform checks the signature and the sums before it installs.
import fs from 'node:fs';
import path from 'node:path';
import { packageHashes } from '../../src/install/package-hash';
import { providerPackage } from '../../src/install/provider-package';
import { PROVIDER, PROVIDER_VERSION } from '../../src/model/release';
import { packageRegistry } from '../../tasks/package-registry';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { describeTerraform } from '../support/terraform';
import { job, jobBlocks } from '../terraform/support/job-blocks';
import { describeGpg, signingKey, type SigningKey } from './support/gpg';
import { serveFolder, type FolderServer } from './support/folder-server';
import { TerraformFolder } from './support/terraform-folder';

const root = temporaryFolder();
const release = path.join(root, 'release');
const NAME = `terraform-provider-atlas_${PROVIDER_VERSION}`;
const bundle = providerPackage(LIB_BIN, PROVIDER);

function write(name: string, content: object): void {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  fs.writeFileSync(path.join(root, name), JSON.stringify(content));
}

/** What a registry makes of the files of a release, and of nothing else. */
function publish(publicKey: SigningKey): void {
  const { metadata } = JSON.parse(fs.readFileSync(path.join(release, `${NAME}_manifest.json`), 'utf8')) as {
    metadata: { protocol_versions: string[] };
  };
  const sums = fs.readFileSync(path.join(release, `${NAME}_SHA256SUMS`), 'utf8');
  const archives = [...sums.matchAll(/^(\S+) {2}(\S+_([a-z]+)_([a-z0-9]+)\.zip)$/gm)].map(
    ([, shasum = '', filename = '', os = '', arch = '']) => ({ shasum, filename, os, arch }),
  );
  write('.well-known/terraform.json', { 'providers.v1': '/v1/providers/' });
  const platforms = archives.map(({ os, arch }) => ({ os, arch }));
  const versions = [{ version: PROVIDER_VERSION, protocols: metadata.protocol_versions, platforms }];
  write('v1/providers/acme/atlas/versions', { versions });
  for (const { os, arch, filename, shasum } of archives)
    write(`v1/providers/acme/atlas/${PROVIDER_VERSION}/download/${os}/${arch}`, {
      ...{ protocols: metadata.protocol_versions, os, arch, filename, shasum },
      download_url: `/release/${filename}`,
      shasums_url: `/release/${NAME}_SHA256SUMS`,
      shasums_signature_url: `/release/${NAME}_SHA256SUMS.sig`,
      signing_keys: { gpg_public_keys: [{ key_id: publicKey.id, ascii_armor: publicKey.publicKey }] },
    });
}

describeGpg('a registry with the signed release', () => {
  let server: FolderServer;
  let emulator: EmulatorProcess;
  let key: SigningKey;
  beforeAll(async () => {
    key = signingKey('registry');
    const environment = { PATH: process.env.PATH, GPG_PRIVATE_KEY: key.privateKey, GPG_PASSPHRASE: key.passphrase };
    await packageRegistry({ package: bundle, release, mirror: temporaryFolder(), environment });
    publish(key);
    server = await serveFolder(root);
    emulator = await EmulatorProcess.start();
  });
  afterAll(async () => {
    server.stop();
    await emulator.stop();
  });

  describeTerraform('terraform', (binary) => {
    const folder = (): TerraformFolder =>
      new TerraformFolder(binary, `${server.host}/acme/atlas`, { ...server.settings, ...emulator.environment() });

    test('init verifies the signature and records the sum of every archive, and the provider reads', async () => {
      const own = folder();
      own.write('main.tf.json', jobBlocks({ orders: job(emulator) }));
      const init = await own.run(['init']);
      expect(init).toMatchObject({ status: 0, output: expect.stringMatching(new RegExp(`key ID .*${key.id}`)) });
      const sums = fs.readFileSync(path.join(release, `${NAME}_SHA256SUMS`), 'utf8').match(/^[0-9a-f]{64}/gm) ?? [];
      expect(own.lockedHashes()).toEqual(
        expect.arrayContaining([packageHashes(bundle)[0], ...sums.map((sum) => `zh:${sum}`)]),
      );
      const applied = await own.run(['apply', '-auto-approve']);
      expect(applied).toMatchObject({ status: 0, output: expect.stringContaining('Successful') });
    });

    test('providers lock gets all platforms from it', async () => {
      const own = folder();
      const platforms = Object.keys(bundle.platforms).map((platform) => `-platform=${platform}`);
      expect(await own.run(['providers', 'lock', ...platforms])).toMatchObject({ status: 0 });
      expect(own.lockedHashes()).toContain(packageHashes(bundle)[0]);
    });

    test('a signature of sums that were changed afterwards is refused', async () => {
      const sums = path.join(release, `${NAME}_SHA256SUMS`);
      const before = fs.readFileSync(sums);
      fs.appendFileSync(sums, `${'0'.repeat(64)}  another.zip\n`);
      try {
        const { status, output } = await folder().run(['init']);
        expect({ status, output }).toEqual({ status: 1, output: expect.stringMatching(/signature/) });
      } finally {
        fs.writeFileSync(sums, before);
      }
    });
  });
});
