// The C# package: its sources, and where dotnet is found the nupkg, compiled from them. Not tried with dotnet so far.
// The sources are the same bytes each time. The nupkg is not, since NuGet writes the time and a name made at random
// into it; the assembly inside should be.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { missingTool } from '../toolchains';
import type { Packing } from './packer';
import { targetsOf } from './targets';

export function packCsharp({ project, code, into }: Packing): void {
  const { packageId } = targetsOf(project).dotnet;
  fs.cpSync(path.join(code, packageId), path.join(into, packageId), { recursive: true });
  const missing = missingTool('csharp');
  if (missing === undefined) compile(path.join(code, packageId), into);
  else process.stdout.write(`sources alone: ${missing}\n`);
}

/** In a copy, which then holds what the compiler leaves behind. */
function compile(sources: string, into: string): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'csharp-'));
  try {
    fs.cpSync(sources, folder, { recursive: true });
    const properties = [
      // dotnet pack would otherwise pack twice.
      'GeneratePackageOnBuild=false',
      'ContinuousIntegrationBuild=true',
      'Deterministic=true',
      `PathMap=${folder}=/_/`,
    ];
    const args = ['pack', '--configuration', 'Release', '--output', into, ...properties.map((each) => `-p:${each}`)];
    execFileSync('dotnet', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
