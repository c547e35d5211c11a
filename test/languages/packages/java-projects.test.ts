// The project of docs/java.md in an empty folder, in both of its ways: Maven gets, compiles and runs what is there.
import fs from 'node:fs';
import path from 'node:path';
import { sampleNamed } from '../../docs/documents';
import { EmulatorProcess } from '../../support/emulator-process';
import { temporaryFolder } from '../../support/temporary-folder';
import type { Ran } from '../../support/terraform';
import { JAVA } from '../support/java';
import { describeLanguage } from '../support/languages';
import { lockMaven, maven } from '../support/maven';
import { KERNEL } from '../support/program';

const ROOT = path.join(__dirname, '..', '..', '..');
const CDKTF_REPOSITORY = /\s*<repository>\s*<id>cdktf<\/id>[^]*?<\/repository>/;

let emulator: EmulatorProcess;
let release: () => Promise<void>;
beforeAll(async () => {
  release = await lockMaven();
  const seed = path.join(temporaryFolder(), 'seed.json');
  fs.writeFileSync(seed, sampleNamed('seed.json').text);
  emulator = await EmulatorProcess.start(['--seed', seed]);
});
afterAll(async () => {
  await emulator.stop();
  await release();
});

/** With a link to this clone beside it. */
function project(pom: string): string {
  const root = temporaryFolder();
  fs.symlinkSync(ROOT, path.join(root, 'cdktf-provider-atlas'));
  const folder = path.join(root, 'project');
  const sources = path.join(folder, 'src', 'main', 'java');
  fs.mkdirSync(sources, { recursive: true });
  fs.writeFileSync(path.join(folder, 'pom.xml'), pom);
  for (const name of ['Main.java', 'Synth.java']) fs.writeFileSync(path.join(sources, name), sampleNamed(name).text);
  return folder;
}

function run(folder: string, program: 'Main' | 'Synth', settings = emulator.environment()): Promise<Ran> {
  return maven(folder, ['compile', 'exec:java', `-Dexec.mainClass=${program}`], { ...KERNEL, ...settings });
}

/** What both programs write, and the versions of cdktf that stand in it. */
async function synthesized(pom: string): Promise<{ readonly versions: string[]; readonly stacks: object }> {
  const folder = project(pom);
  for (const program of ['Main', 'Synth'] as const) {
    const { status, output } = await run(folder, program);
    if (status !== 0) throw new Error(output);
  }
  const stacks: Record<string, string> = {};
  const versions = new Set<string>();
  for (const stack of fs.readdirSync(path.join(folder, 'cdktf.out', 'stacks'))) {
    const text = fs.readFileSync(path.join(folder, 'cdktf.out', 'stacks', stack, 'cdk.tf.json'), 'utf8');
    const { version } = (JSON.parse(text) as { '//': { metadata: { version: string } } })['//'].metadata;
    versions.add(version);
    stacks[stack] = text.replaceAll(folder, '<cwd>').replace(`"version": "${version}"`, '<version of cdktf>');
  }
  return { versions: [...versions], stacks };
}

const withCdktf = (): string => sampleNamed('pom.xml').text;
const withCentral = (): string =>
  withCdktf()
    .replace(CDKTF_REPOSITORY, '')
    .replace('  <dependencies>', `${sampleNamed('dependency-management.xml').text}  <dependencies>`);

describeLanguage(JAVA, 'the project of the page', () => {
  test('with the cdktf of the clone, and with the one of Maven Central: the same stacks', async () => {
    const [clone, central] = [await synthesized(withCdktf()), await synthesized(withCentral())];
    expect(clone.versions).toEqual(['0.21.0']);
    expect(central.versions).toEqual(['0.19.2']);
    expect(Object.keys(clone.stacks)).toEqual(['exports', 'pipeline']);
    expect(central.stacks).toEqual(clone.stacks);
  });

  test('without either way Maven finds no cdktf', async () => {
    const { status, output } = await run(project(withCdktf().replace(CDKTF_REPOSITORY, '')), 'Main');
    expect(status).toBe(1);
    expect(output).toContain('No versions available for com.hashicorp:cdktf:jar:[0.21.0,0.22.0)');
  });

  test('an error of the program is told by Maven, whole', async () => {
    const { status, output } = await run(project(withCdktf()), 'Synth', {});
    expect(status).toBe(1);
    expect(output).toMatch(
      /An exception occurred while executing the Java class\. AtlasError: MISSING_CREDENTIALS: pipeline\/orders: .+\n\[ERROR\] {3}fix: /,
    );
  });
});
