// The platforms that Terraform and OpenTofu run on, under the names that they have for them.

const ARCHITECTURES: Readonly<Record<string, readonly string[]>> = {
  darwin: ['amd64', 'arm64'],
  freebsd: ['386', 'amd64', 'arm', 'arm64'],
  linux: ['386', 'amd64', 'arm', 'arm64'],
  openbsd: ['386', 'amd64', 'arm64'],
  solaris: ['amd64'],
  windows: ['386', 'amd64', 'arm64'],
};

/** Names that others have for them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  macos: 'darwin',
  mac: 'darwin',
  osx: 'darwin',
  win32: 'windows',
  win: 'windows',
  x64: 'amd64',
  x86_64: 'amd64',
  ia32: '386',
  aarch64: 'arm64',
};

export function isPlatform(name: string): boolean {
  const [system = '', architecture = '', ...more] = name.split('_');
  return (
    more.length === 0 && Object.hasOwn(ARCHITECTURES, system) && ARCHITECTURES[system]?.includes(architecture) === true
  );
}

/** The platform that is meant by a name such as `macos-x64`, if one can be told. */
export function similarPlatform(name: string): string | undefined {
  const [, system = '', architecture = ''] = /^([a-z0-9]+)[-_](.+)$/.exec(name.toLowerCase()) ?? [];
  const meant = `${terraformName(system)}_${terraformName(architecture)}`;
  return isPlatform(meant) ? meant : undefined;
}

/** A machine, in Node's words. */
export function platformOf(system: string, architecture: string): string {
  return `${terraformName(system)}_${terraformName(architecture)}`;
}

function terraformName(name: string): string {
  return Object.hasOwn(SYNONYMS, name) ? (SYNONYMS[name] ?? name) : name;
}
