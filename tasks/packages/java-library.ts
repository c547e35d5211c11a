// The jar of the library itself, from its npm package: Maven Central has none as new as ours is built for. Not released
// by us.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildJars } from './build-jars';
import { libraryOf } from './library';
import { generateLibraryCode } from './library-code';
import { settleProject } from './maven-project';
import { writeArtifact } from './maven-repository';
import type { Packing } from './packer';

/** Beside our package in `dist`, for users who take this way. */
export function packLibraryForJava({ root, project, into }: Packing): void {
  fs.cpSync(libraryRepository(root, libraryOf(project)), into, { recursive: true });
}

/** The repository with the jar, made once for each version of the library and of what generates its code. */
export function libraryRepository(root: string, library: string): string {
  const versions = [library, 'jsii-pacmak'].map((name) => versionOf(name));
  const repository = path.join(root, '.cache', `java-${library}`, versions.join('-'));
  if (!fs.existsSync(repository)) makeRepository(root, library, repository);
  return repository;
}

function versionOf(name: string): string {
  return (JSON.parse(fs.readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;
}

function makeRepository(root: string, library: string, repository: string): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `java-${library}-`));
  try {
    generateLibraryCode(library, folder, 'java');
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
