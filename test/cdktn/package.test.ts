// The npm package for CDK Terrain: made of the same files as that for CDKTF, with nothing of CDKTF in it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { packedFiles } from '../support/packed-package';
import { temporaryFolder } from '../support/temporary-folder';
import { installedPackage } from './support/programs';
import { ROOT, tarball, wheel } from './support/packages';

let folder: string;
beforeAll(() => {
  const unpacked = temporaryFolder();
  execFileSync('tar', ['-xzf', tarball(), '-C', unpacked]);
  folder = path.join(unpacked, 'package');
});

const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');

function namesIn(directory: string): string[] {
  const names = fs.readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => fs.statSync(path.join(directory, name)).isFile()).sort();
}

test('it has the same files, with the same modes', async () => {
  const modes = namesIn(folder).map((name) => ({
    path: name,
    mode: fs.statSync(path.join(folder, name)).mode & 0o777,
  }));
  const others = (await packedFiles()).map((file) => ({ path: file.path, mode: file.mode & 0o777 }));
  expect(modes).toEqual(others.sort((a, b) => (a.path < b.path ? -1 : 1)));
});

test('the executables are the same bytes', () => {
  const own = path.join(ROOT, 'lib', 'bin');
  for (const name of namesIn(own)) {
    const same = fs.readFileSync(path.join(own, name)).equals(fs.readFileSync(path.join(folder, 'lib', 'bin', name)));
    expect({ name, same }).toEqual({ name, same: true });
  }
});

test('no module imports cdktf, and those that import a library import cdktn', () => {
  const modules = namesIn(folder).filter((name) => /^lib\/(?!bin\/).*\.(?:js|d\.ts)$/.test(name));
  const importing = (library: string) =>
    modules.filter((name) => new RegExp(`(?:require\\(|from )["']${library}(?:/|["'])`).test(read(name)));
  expect(importing('cdktf')).toEqual([]);
  expect(importing('cdktn')).toEqual(expect.arrayContaining(['lib/constructs/atlas-provider.js']));
  expect(importing('cdktn').length).toBeGreaterThan(20);
});

test('its package.json says what it is for, and nothing of the clone that made it', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, unknown> & { jsii: { targets: unknown } };
  expect(manifest).toMatchObject({
    name: 'cdktn-provider-atlas',
    peerDependencies: { cdktn: '>=0.24.0 <0.25.0', constructs: '>=10.6.0 <10.8.0' },
    bin: { 'cdktf-provider-atlas': 'lib/bin/cdktf-provider-atlas', 'atlas-emulator': 'lib/bin/atlas-emulator' },
  });
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['scripts']));
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['devDependencies']));
  expect(manifest.jsii.targets).toEqual({
    python: { distName: 'cdktn-provider-atlas', module: 'cdktn_provider_atlas' },
    java: {
      package: 'io.github.cdktn_provider_atlas',
      maven: { groupId: 'io.github.cdktf-provider-atlas', artifactId: 'cdktn-provider-atlas' },
    },
    dotnet: { namespace: 'CdktnProviderAtlas', packageId: 'CdktnProviderAtlas' },
    go: { moduleName: 'github.com/cdktf-provider-atlas/cdktn-provider-atlas-go', packageName: 'atlas' },
  });
});

test('npm installs it with its two peers and nothing else, and takes the command from it', async () => {
  const project = await installedPackage();
  const installed = fs.readdirSync(path.join(project, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(installed.sort()).toEqual(['cdktn', 'cdktn-provider-atlas', 'constructs']);
  const command = path.join(project, 'node_modules', '.bin', 'cdktf-provider-atlas');
  expect(execFileSync(command, ['--help'], { encoding: 'utf8' })).toContain('Usage: cdktf-provider-atlas');
});

test.each([
  ['npm', () => read('README.md'), /^import \{ App, TerraformStack \} from 'cdktn';$/m],
  ['Python', () => pythonReadme(), /^from cdktn import App, TerraformStack$/m],
  ['Go', () => goReadme(), /^\t"github\.com\/open-constructs\/cdk-terrain-go\/cdktn"$/m],
])('the programs in the README of %s are for CDK Terrain, in its own language', (_, text, line) => {
  const readme = text();
  expect(readme).toMatch(line);
  const programs = [...readme.matchAll(/^```(?:ts|typescript|python|go)\b[^\n]*\n([\s\S]*?)^```$/gm)];
  expect(programs).toHaveLength(2);
  for (const [program] of programs) expect(program).not.toMatch(/\bcdktf\b(?!-provider-atlas\/)/);
});

function pythonReadme(): string {
  const program = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
sys.stdout.buffer.write(archive.read(name))`;
  return execFileSync('python3', ['-c', program, wheel()], { encoding: 'utf8' });
}

function goReadme(): string {
  return fs.readFileSync(path.join(ROOT, 'dist', 'cdktn', 'go', 'atlas', 'README.md'), 'utf8');
}
