// Bundles the executables and the synth worker into lib/bin: same source, same bytes.
import fs from 'node:fs';
import path from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';

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

const BUNDLES: readonly { entry: string; file: string; header?: string; options?: BuildOptions }[] = [
  // An older Node must be able to read the file in order to say that it is too old.
  {
    entry: 'provider/main.ts',
    file: 'terraform-provider-atlas',
    header: PROVIDER_HEADER,
    options: { minify: true, target: 'es2020' },
  },
  { entry: 'synth/worker/main.ts', file: 'synth-worker.js' },
  { entry: 'emulator/main.ts', file: 'atlas-emulator', header: SCRIPT_HEADER },
  { entry: 'cli/main.ts', file: 'cdktf-provider-atlas', header: SCRIPT_HEADER },
];

fs.mkdirSync(OUT, { recursive: true });
for (const { entry, file, header, options } of BUNDLES) {
  const outfile = path.join(OUT, file);
  buildSync({
    entryPoints: [path.join(ROOT, 'src', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // A library's module form lets what is not used be left out.
    mainFields: ['module', 'main'],
    legalComments: 'none',
    charset: 'utf8',
    banner: header === undefined ? {} : { js: header },
    absWorkingDir: ROOT,
    logLevel: 'warning',
    ...options,
  });
  if (header !== undefined) fs.chmodSync(outfile, 0o755);
}
