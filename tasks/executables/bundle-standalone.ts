// The provider's program as one file, for executables.
import path from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { BUNDLE_OPTIONS, PROVIDER_DEFINE } from '../bundle-options';
import { NODE_VERSION } from './node-binaries';

/** Writes it, and answers which code is in it. */
export function bundleStandalone(outfile: string): Metafile {
  const { metafile } = buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: [path.join(BUNDLE_OPTIONS.absWorkingDir, 'src', 'provider', 'standalone.ts')],
    outfile,
    target: `node${NODE_VERSION}`,
    minify: true,
    define: PROVIDER_DEFINE,
    metafile: true,
  });
  return metafile;
}
