// How the packages of a project are called in each language: its package.json says so to jsii.
import fs from 'node:fs';
import path from 'node:path';

export interface Targets {
  readonly python: { readonly distName: string; readonly module: string };
  readonly java: {
    readonly package: string;
    readonly maven: { readonly groupId: string; readonly artifactId: string };
  };
  readonly dotnet: { readonly namespace: string; readonly packageId: string };
  readonly go: { readonly moduleName: string; readonly packageName: string };
}

export function targetsOf(root: string): Targets {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    jsii: { targets: Targets };
  };
  return manifest.jsii.targets;
}
