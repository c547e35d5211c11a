// Bundles the executables and the synth worker into lib/bin, with notices: same source, same bytes.
import fs from 'node:fs';
import path from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import { PROVIDER_EXECUTABLE, PROVIDER_SECOND_FILE } from '../src/install/package-names';
import { BUNDLE_OPTIONS, PROVIDER_DEFINE } from './bundle-options';
import { bundledPackages, writeReport } from './bundled-packages';
import { thirdPartyLicenses } from './third-party-licenses';

const ROOT = path.join(__dirname, '..');
const OUT = path.join(ROOT, 'lib', 'bin');

const SCRIPT_HEADER = '#!/usr/bin/env node';

/**
 * The provider is a shell script and a JavaScript file at once. The shell half finds Node, says so where there is none,
 * and sets variables aside that cost time at every start (NODE_EXTRA_CA_CERTS, kept for the first request) or that
 * load other people's code into the provider (NODE_OPTIONS).
 */
const PROVIDER_HEADER = [
  '#!/bin/sh',
  `':' //; command -v node >/dev/null 2>&1 || { echo 'terraform-provider-atlas needs Node.js 20 or later on PATH'; exit 1; }`,
  `':' //; [ -z "\${NODE_EXTRA_CA_CERTS:-}" ] || { ATLAS_PROVIDER_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"; export ATLAS_PROVIDER_EXTRA_CA_CERTS; }`,
  `':' //; unset NODE_EXTRA_CA_CERTS NODE_OPTIONS; exec node "$0" "$@"`,
  `if (+process.versions.node.split('.')[0] < 20) { console.log('terraform-provider-atlas needs Node.js 20 or later, and this is ' + process.version); process.exit(1); }`,
].join('\n');

/**
 * Terraform starts the executable several times for each command, and each start reads the whole file: so this one
 * shakes hands and answers the schema, which stands in it ready-made, and the provider's code is in a second file.
 */
const PROVIDER_OPTIONS: BuildOptions = {
  minify: true,
  // An older Node must be able to read the file in order to say that it is too old.
  target: 'es2020',
  // Which it can, and which costs less than what they would be turned into.
  supported: { 'class-field': true },
  external: [`./${PROVIDER_SECOND_FILE}`],
  define: PROVIDER_DEFINE,
};

const BUNDLES: readonly { entry: string; file: string; header?: string; options?: BuildOptions }[] = [
  { entry: 'provider/main.ts', file: PROVIDER_EXECUTABLE, header: PROVIDER_HEADER, options: PROVIDER_OPTIONS },
  { entry: 'provider/load-provider.ts', file: PROVIDER_SECOND_FILE, options: { minify: true } },
  { entry: 'synth/worker/main.ts', file: 'synth-worker.js' },
  { entry: 'emulator/main.ts', file: 'atlas-emulator', header: SCRIPT_HEADER },
  { entry: 'cli/main.ts', file: 'cdktf-provider-atlas', header: SCRIPT_HEADER },
];

fs.mkdirSync(OUT, { recursive: true });
const metafiles = BUNDLES.map(({ entry, file, header, options }) => {
  const outfile = path.join(OUT, file);
  const { metafile } = buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: [path.join(ROOT, 'src', entry)],
    outfile,
    banner: header === undefined ? {} : { js: header },
    ...options,
    metafile: true,
  });
  if (header !== undefined) fs.chmodSync(outfile, 0o755);
  return metafile;
});

fs.writeFileSync(path.join(OUT, 'THIRD_PARTY_LICENSES'), thirdPartyLicenses(ROOT, metafiles));
writeReport(ROOT, bundledPackages(metafiles));

removeStale(path.join(ROOT, 'lib'));

/** The compiler leaves what it made of sources that are gone, and all of lib is packed. */
function removeStale(lib: string): void {
  for (const name of fs.readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
    const source = path.join(ROOT, 'src', name.replace(/(\.d\.ts|\.js)$/, '.ts'));
    if (source.endsWith('.ts') && !name.startsWith(`bin${path.sep}`) && !fs.existsSync(source))
      fs.rmSync(path.join(lib, name));
  }
}
