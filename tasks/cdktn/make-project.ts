// The project of the package for CDK Terrain: a copy of this one with other names, compiled; the executables are the same.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cdktnManifest } from './manifest';
import { renamedProgram, renamedSource } from './renamed';

const ROOT = path.join(__dirname, '..', '..');
const JSII = path.join(path.dirname(require.resolve('jsii/package.json')), 'bin', 'jsii');

export const CDKTN_PROJECT = path.join(ROOT, '.cache', 'cdktn');

const AS_THEY_ARE = [
  'lib/bin',
  'tsconfig.json',
  'tsconfig.dev.json',
  'CHANGELOG.md',
  'LICENSE',
  'docs/handoff.schema.json',
];

/** Makes it anew, from the sources and the bundles of the last build. */
export function makeCdktnProject(): void {
  fs.rmSync(CDKTN_PROJECT, { recursive: true, force: true });
  fs.mkdirSync(CDKTN_PROJECT, { recursive: true });
  for (const name of AS_THEY_ARE) fs.cpSync(path.join(ROOT, name), path.join(CDKTN_PROJECT, name), { recursive: true });
  copyRenamed('src', renamedSource);
  for (const name of ['README.md', 'API.md']) copyRenamed(name, renamedProgram);
  // What tests and apps in it look for below it; what it imports is found above.
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(CDKTN_PROJECT, 'node_modules'));
  const manifest = cdktnManifest(manifestIn(ROOT), manifestIn(path.dirname(require.resolve('cdktn/package.json'))));
  fs.writeFileSync(path.join(CDKTN_PROJECT, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  compile();
}

/** A file, or a folder of them. */
export function copyRenamed(name: string, renamed: (text: string) => string): void {
  const [from, to] = [path.join(ROOT, name), path.join(CDKTN_PROJECT, name)];
  fs.cpSync(from, to, { recursive: true });
  const inside = fs.statSync(to).isFile() ? [''] : fs.readdirSync(to, { recursive: true, encoding: 'utf8' });
  for (const file of inside.map((each) => path.join(to, each))) {
    if (/\.(?:ts|md)$/.test(file)) fs.writeFileSync(file, renamed(fs.readFileSync(file, 'utf8')));
  }
}

function manifestIn(folder: string): Parameters<typeof cdktnManifest>[0] & Parameters<typeof cdktnManifest>[1] {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

function compile(): void {
  const silenced = ['reserved-word', 'metadata/missing-dev-dependency'].map((name) => `--silence-warnings=${name}`);
  execFileSync(process.execPath, [JSII, ...silenced], { cwd: CDKTN_PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
}
