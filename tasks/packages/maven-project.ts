// A Maven project as jsii-pacmak writes it, copied and made fit for a build that gives the same bytes each time.
import fs from 'node:fs';
import path from 'node:path';
import { replaceOnce } from './replace-once';

export interface MavenProject {
  /** Where it is built. */
  readonly folder: string;
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  /** The pom as it is published, without the time of its generation. */
  readonly pom: string;
}

/** Copies generated code to a folder; `repositories` hold what it depends on and no public repository has. */
export function settleProject(code: string, folder: string, repositories: readonly string[]): MavenProject {
  fs.cpSync(code, folder, { recursive: true });
  removeTimes(path.join(folder, 'src', 'main', 'java'));
  const file = path.join(folder, 'pom.xml');
  const pom = replaceOnce(fs.readFileSync(file, 'utf8'), /^(?: *<!-- .*jsii-pacmak.* -->\n)+/m, '');
  fs.writeFileSync(file, buildPom(pom, repositories));
  const [groupId = '', artifactId = '', version = ''] =
    /<groupId>(.+)<\/groupId>\s*<artifactId>(.+)<\/artifactId>\s*<version>(.+)<\/version>\s*<packaging>/
      .exec(pom)
      ?.slice(1) ?? [];
  const project = { folder, groupId, artifactId, version, pom };
  addDescriptor(project);
  setModes(folder);
  return project;
}

function removeTimes(sources: string): void {
  for (const name of fs.readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.java')) continue;
    const file = path.join(sources, name);
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replaceAll(/^(@javax\.annotation\.Generated\(.*), date = ".*"\)$/gm, '$1)'));
  }
}

/** What is published names no folder of this machine, so Maven builds from a pom of its own, and does not pack that. */
function buildPom(pom: string, repositories: readonly string[]): string {
  const named = repositories.map(
    (folder, index) => `<repository><id>built-${index}</id><url>file://${folder}</url></repository>`,
  );
  const without = '<archive><addMavenDescriptor>false</addMavenDescriptor>';
  const parts: readonly (readonly [RegExp, string])[] = [
    [/<archive>/, without],
    [
      /<artifactId>maven-source-plugin<\/artifactId>/,
      `<artifactId>maven-source-plugin</artifactId><configuration>${without}</archive></configuration>`,
    ],
    // Documentation that could not be made is not to be missed.
    [/<failOnError>false</, '<failOnError>true<'],
    [/<\/project>/, `<repositories>${named.join('')}</repositories></project>`],
  ];
  return parts.reduce((text, [from, to]) => replaceOnce(text, from, to), pom);
}

/** By these two, tools know what a jar is. */
function addDescriptor({ folder, groupId, artifactId, version, pom }: MavenProject): void {
  const place = path.join(folder, 'src', 'main', 'resources', 'META-INF', 'maven', groupId, artifactId);
  fs.mkdirSync(place, { recursive: true });
  fs.writeFileSync(path.join(place, 'pom.xml'), pom);
  const properties = { artifactId, groupId, version };
  const lines = Object.entries(properties).map(([name, value]) => `${name}=${value}\n`);
  fs.writeFileSync(path.join(place, 'pom.properties'), lines.join(''));
}

/** They go into the jars, and else follow from who has checked the sources out. */
function setModes(folder: string): void {
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    fs.chmodSync(file, fs.statSync(file).isDirectory() ? 0o755 : 0o644);
  }
}
