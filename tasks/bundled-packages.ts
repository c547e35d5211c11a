// The packages whose code travels in the bundles, as esbuild reports it.
import fs from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** Where the build leaves the report for the bill of materials. */
export function reportFile(root: string): string {
  return path.join(root, '.cache', 'bundles.json');
}

/** Folder of a package, as `node_modules/<name>`, to the bundles that hold its code. */
export type BundledPackages = Readonly<Record<string, readonly string[]>>;

/** Each package of which a bundle holds at least one byte. */
export function bundledPackages(bundles: readonly Metafile[]): BundledPackages {
  const found = new Map<string, Set<string>>();
  for (const [bundle, { inputs }] of bundles.flatMap(({ outputs }) => Object.entries(outputs))) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
      if (folder === undefined || bytesInOutput === 0) continue;
      found.set(folder, (found.get(folder) ?? new Set()).add(bundle));
    }
  }
  const sorted = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([folder, names]) => [folder, [...names].sort()]));
}

export function writeReport(root: string, packages: BundledPackages): void {
  fs.mkdirSync(path.dirname(reportFile(root)), { recursive: true });
  fs.writeFileSync(reportFile(root), `${JSON.stringify(packages, undefined, 2)}\n`);
}
