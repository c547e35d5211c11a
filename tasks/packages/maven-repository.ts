// A Maven repository of files: what `mvn deploy` would make of one artifact, but for the time in its metadata.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { MavenProject } from './maven-project';

const CHECKSUMS = ['md5', 'sha1', 'sha256', 'sha512'];

export interface ArtifactFile {
  /** How its name goes on after artifact and version: `.jar`, `-sources.jar`. */
  readonly ending: string;
  readonly content: Buffer | string;
}

/** Writes the files of an artifact, and which versions there are, with their checksums. */
export function writeArtifact(repository: string, project: MavenProject, files: readonly ArtifactFile[]): void {
  const { groupId, artifactId, version } = project;
  const place = path.join(repository, ...groupId.split('.'), artifactId);
  fs.mkdirSync(path.join(place, version), { recursive: true });
  for (const { ending, content } of files) {
    writeWithChecksums(path.join(place, version, `${artifactId}-${version}${ending}`), content);
  }
  writeWithChecksums(path.join(place, 'maven-metadata.xml'), metadata(project));
}

function writeWithChecksums(file: string, content: Buffer | string): void {
  fs.writeFileSync(file, content);
  for (const name of CHECKSUMS) fs.writeFileSync(`${file}.${name}`, createHash(name).update(content).digest('hex'));
}

/** Clients that are asked for a range of versions look here. */
function metadata({ groupId, artifactId, version }: MavenProject): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<metadata>
  <groupId>${groupId}</groupId>
  <artifactId>${artifactId}</artifactId>
  <versioning>
    <release>${version}</release>
    <versions>
      <version>${version}</version>
    </versions>
  </versioning>
</metadata>
`;
}
