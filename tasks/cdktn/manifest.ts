// The package.json of the package for CDK Terrain, made from that of the package for CDKTF.
import { renamedProgram } from './renamed';

interface Manifest {
  readonly [name: string]: unknown;
  readonly name: string;
  readonly keywords: readonly string[];
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly jsii: { readonly targets: object };
}

/** What npm shows to nobody, and what is for working in the clone. */
const LEFT_OUT = ['//', 'scripts', 'jest', 'devDependencies', 'devEngines'];

/** `library` is cdktn's own package.json. */
export function cdktnManifest(
  manifest: Manifest,
  library: { readonly version: string; readonly peerDependencies: { readonly constructs: string } },
): Manifest {
  const kept = Object.entries(manifest).filter(([name]) => !LEFT_OUT.includes(name));
  return {
    ...Object.fromEntries(kept),
    name: renamedProgram(manifest.name),
    keywords: manifest.keywords.map((word) => (word === 'cdktf' ? 'cdktn' : word)).sort(),
    peerDependencies: { cdktn: thisMinor(library.version), constructs: library.peerDependencies.constructs },
    jsii: { ...manifest.jsii, targets: JSON.parse(renamedProgram(JSON.stringify(manifest.jsii.targets))) as object },
  };
}

/** Until there is a 1.0, each minor version may break what the one before it promised. */
function thisMinor(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return `>=${major}.${minor}.0 <${major}.${Number(minor) + 1}.0`;
}
