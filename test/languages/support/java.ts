// Java: the class path is what Maven takes for the pom of the example, from dist and from Maven Central.
import fs from 'node:fs';
import path from 'node:path';
import { succeed } from '../../support/run-command';
import { temporaryFolder } from '../../support/temporary-folder';
import type { Language } from './language';
import { madeOnce } from './made-once';
import { maven, withMaven } from './maven';

const ROOT = path.join(__dirname, '..', '..', '..');
const DIST = path.join(ROOT, 'dist');
const EXAMPLE = path.join(ROOT, 'examples', 'java');
const FROM = [path.join(DIST, 'java'), path.join(DIST, 'java-cdktf'), path.join(EXAMPLE, 'pom.xml')];

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies';

export const JAVA: Language = {
  name: 'java',
  async prepare(program) {
    const jars = path.join(await madeOnce('java-jars', FROM, installJars), 'jars', '*');
    const classes = await madeOnce(`java-${path.basename(program)}`, [...FROM, program], async (folder) => {
      const sources = fs.readdirSync(program).filter((name) => name.endsWith('.java'));
      await succeed('javac', ['--release', '17', '-cp', jars, '-d', folder, ...sources], { cwd: program });
    });
    // jsii's runtime leaves folders behind in each run.
    const settings = `-Djava.io.tmpdir=${temporaryFolder()}`;
    return { file: 'java', args: [settings, '-cp', [classes, jars].join(path.delimiter), 'Main'] };
  },
};

async function installJars(folder: string): Promise<void> {
  const { status, output } = await withMaven(() =>
    maven(emptyProject(folder), [COPY, '-DincludeScope=runtime', `-DoutputDirectory=${path.join(folder, 'jars')}`]),
  );
  if (status !== 0) throw new Error(`Maven does not find what the pom names:\n${output}`);
}

/** The pom of the example, and nothing else; two folders above it are this clone's packages, or others. */
export function emptyProject(folder: string, dist: string = DIST): string {
  const project = path.join(folder, 'examples', 'java');
  fs.mkdirSync(project, { recursive: true });
  fs.copyFileSync(path.join(EXAMPLE, 'pom.xml'), path.join(project, 'pom.xml'));
  fs.symlinkSync(dist, path.join(folder, 'dist'));
  return project;
}
