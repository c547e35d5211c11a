// The Java package: a Maven repository of files with jar, sources, documentation and pom. Another JDK gives other bytes:
// its number is in the manifest, and its javadoc writes the pages.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildJars } from './build-jars';
import { libraryRepository } from './java-library';
import { libraryOf } from './library';
import { settleProject } from './maven-project';
import { writeArtifact } from './maven-repository';
import type { Packing } from './packer';

/** Built against the library that the clone has, by Maven. */
export function packJava({ root, project: own, code, into }: Packing): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'java-package-'));
  try {
    const project = settleProject(code, folder, [libraryRepository(root, libraryOf(own))]);
    const jars = buildJars(root, project, 'all');
    writeArtifact(into, project, [...jars, { ending: '.pom', content: project.pom }]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
