// cdktf's own jar, from its npm package: Maven Central has no cdktf as new as ours is built for. Not released by us.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildJars } from './build-jars';
import { settleProject } from './maven-project';
import { writeArtifact } from './maven-repository';
import type { Packing } from './packer';

const PACMAK = require.resolve('jsii-pacmak/package.json');

/** Beside our package in `dist`, for users who take this way. */
export function packCdktfForJava({ root, into }: Packing): void {
  fs.cpSync(cdktfRepository(root), into, { recursive: true });
}

/** The repository with the jar, made once for each version of cdktf and of what generates its code. */
export function cdktfRepository(root: string): string {
  const module = path.dirname(require.resolve('cdktf/package.json'));
  const versions = [path.join(module, 'package.json'), PACMAK].map((file) => versionIn(file));
  const repository = path.join(root, '.cache', 'java-cdktf', versions.join('-'));
  if (!fs.existsSync(repository)) makeRepository(root, module, repository);
  return repository;
}

function versionIn(file: string): string {
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
}

function makeRepository(root: string, module: string, repository: string): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'java-cdktf-'));
  try {
    generateCode(module, folder);
    const project = settleProject(path.join(folder, 'java'), path.join(folder, 'build'), []);
    const made = path.join(folder, 'repository');
    writeArtifact(made, project, [...buildJars(root, project, 'jar'), { ending: '.pom', content: project.pom }]);
    // Whole or not there at all.
    fs.cpSync(made, `${repository}.new`, { recursive: true });
    fs.renameSync(`${repository}.new`, repository);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The module comes first: after `--targets` it would be one of them. */
function generateCode(module: string, folder: string): void {
  const script = path.join(path.dirname(PACMAK), 'bin', 'jsii-pacmak');
  const args = [module, '--code-only', '--no-npmignore', '--outdir', folder, '--targets', 'java'];
  execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}
