// What is called otherwise in CDK Terrain, the successor of CDKTF: in our sources, and in programs that use the package.

type Rename = readonly [RegExp, string];

/** The library's own commands, which errors name. */
const COMMANDS: readonly Rename[] = [[/\bcdktf (?=(?:synth|plan|deploy|destroy)\b)/g, 'cdktn ']];

/** The library's name, where it is said what a user has made with it. */
const LIBRARY: readonly Rename[] = [
  [/\bCDKTF (?=(?:app|code|project)\b)/g, 'CDK Terrain '],
  [/\blanguage of CDKTF\b/g, 'language of CDK Terrain'],
];

const IMPORTS: readonly Rename[] = [[/(\bfrom |\brequire\(|\brequire\.resolve\()'cdktf'/g, "$1'cdktn'"]];

/** The package, where an error says to get it anew. */
const ADVICE: readonly Rename[] = [
  [/\b(Install (?:the package )?|Upgrade )cdktf-provider-atlas\b/g, '$1cdktn-provider-atlas'],
];

const PROGRAMS: readonly Rename[] = [
  // How it is made and installed from a clone
  [/\bnpm run build && npm pack\b/g, 'npm run package:cdktn js'],
  [/\.\.\/cdktf-provider-atlas\/cdktf-(?=\S+\.tgz)/g, '../cdktf-provider-atlas/dist/cdktn/js/cdktn-'],
  // TypeScript
  [/(['"])cdktf\1/g, '$1cdktn$1'],
  [/\bcdktf-cli\b/g, 'cdktn-cli'],
  // The package; its command, our name on GitHub and the folder of a clone stay as they are.
  [/(?<!npx |github\.com\/|io\.github\.|\.\.\/)\bcdktf-provider-atlas\b/g, 'cdktn-provider-atlas'],
  // Python, and our package in Java
  [/\bfrom cdktf import\b/g, 'from cdktn import'],
  [/\bcdktf_provider_atlas\b/g, 'cdktn_provider_atlas'],
  // Java
  [/\bcom\.hashicorp\.cdktf\b/g, 'io.cdktn.cdktn'],
  // C#
  [/\bHashiCorp\.Cdktf\b/g, 'Io.Cdktn'],
  [/\bCdktfProviderAtlas\b/g, 'CdktnProviderAtlas'],
  // Go
  [/\bgithub\.com\/hashicorp\/terraform-cdk-go\/cdktf\b/g, 'github.com/open-constructs/cdk-terrain-go/cdktn'],
  [/\bcdktf\.(?=[A-Z])/g, 'cdktn.'],
];

/** A source or test of this project: its imports, and the commands and the package that its errors name. */
export function renamedSource(text: string): string {
  return replaced(text, [...IMPORTS, ...COMMANDS, ...LIBRARY, ...ADVICE]);
}

/** A program that uses the package, or a text about it. */
export function renamedProgram(text: string): string {
  return replaced(text, [...PROGRAMS, ...COMMANDS, ...LIBRARY]);
}

function replaced(text: string, renames: readonly Rename[]): string {
  return renames.reduce((renamed, [from, to]) => renamed.replace(from, to), text);
}
