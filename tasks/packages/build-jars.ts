// Jars of a Maven project, each by one goal of Maven's own plugins.
import fs from 'node:fs';
import path from 'node:path';
import { runMaven } from './maven';
import type { MavenProject } from './maven-project';
import type { ArtifactFile } from './maven-repository';

/** Named with their versions: those in the generated pom are older, and not all of them leave the time out. */
const COMPILED = [
  'org.apache.maven.plugins:maven-resources-plugin:3.4.0:resources',
  'org.apache.maven.plugins:maven-compiler-plugin:3.14.0:compile',
  'org.apache.maven.plugins:maven-jar-plugin:3.5.0:jar',
];
const DOCUMENTED = [
  'org.apache.maven.plugins:maven-source-plugin:3.3.1:jar-no-fork',
  'org.apache.maven.plugins:maven-javadoc-plugin:3.12.0:jar',
];

const SETTINGS = {
  // What npm gives each file of a tarball.
  'project.build.outputTimestamp': '1985-10-26T08:15:00Z',
  // The oldest that jsii's runtime takes.
  'maven.compiler.release': '8',
  // The jar has the tarball.
  'maven.source.excludeResources': 'true',
  // Of the documentation: no time, and a language that is not the machine's.
  notimestamp: 'true',
  locale: 'en',
  // Else it tells the year.
  bottom: ' ',
};

/** The jar alone, or also those of sources and documentation. */
export function buildJars(root: string, project: MavenProject, kind: 'jar' | 'all'): readonly ArtifactFile[] {
  const settings = Object.entries(SETTINGS).map(([name, value]) => `-D${name}=${value}`);
  const goals = kind === 'jar' ? COMPILED : [...COMPILED, ...DOCUMENTED];
  runMaven({ root, folder: project.folder }, [...settings, ...goals]);
  const endings = kind === 'jar' ? ['.jar'] : ['.jar', '-sources.jar', '-javadoc.jar'];
  return endings.map((ending) => {
    const file = path.join(project.folder, 'target', `${project.artifactId}-${project.version}${ending}`);
    return { ending, content: fs.readFileSync(file) };
  });
}
