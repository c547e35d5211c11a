// A package whose executable is no provider: `terraform init` doesn't start it.
import { SCRIPT_PLATFORMS } from '../../src/install/package-folders';
import { PROVIDER_SECOND_FILE } from '../../src/install/package-names';
import type { ProviderPackage } from '../../src/install/provider-package';

export function stubPackage(body = 'stub', version = '0.1.0', source = 'terraform.local/cdktf/atlas'): ProviderPackage {
  const files = [
    { name: `terraform-provider-atlas_v${version}`, bytes: Buffer.from(`#!/bin/sh\n# ${body}\n`), mode: 0o755 },
    { name: 'package.json', bytes: Buffer.from('{"type":"commonjs"}\n'), mode: 0o644 },
    { name: PROVIDER_SECOND_FILE, bytes: Buffer.from(`// ${body}\n`), mode: 0o644 },
  ];
  return { source, version, platforms: Object.fromEntries(SCRIPT_PLATFORMS.map((platform) => [platform, files])) };
}
