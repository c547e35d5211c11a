// A disk that is full, or that may not be written to: what stood there stays as it was, and the message says what to do.
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../src/model/release';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { AppFolder, CONTEXT_FILE } from './support/app-folder';
import { folderContents } from './support/folder-contents';
import { fsFault, type FsFault } from './support/fs-fault';
import { longContext } from './support/long-context';
import { Release } from './support/release';
import { BOUND_BY_MODES, SMALL_FILES_ONLY } from './support/wraps';

const VERSIONS = 'terraform.d/plugins/terraform.local/cdktf/atlas';
const earlier = Release.other('an earlier release');

/** A folder that holds an earlier release of the provider. */
async function installedBefore(): Promise<string> {
  const folder = temporaryFolder();
  expect(await earlier.install(folder)).toMatchObject({ code: 0 });
  return folder;
}

/** A describe for what needs the modes of files to hold. */
const describeModes = BOUND_BY_MODES === undefined ? describe.skip : describe;
const WHY_NOT = BOUND_BY_MODES === undefined ? ' (needs a user whom modes bind, or setpriv)' : '';

describe('installing', () => {
  const refused = (why: string, fix: string) => {
    const words = `^INSTALL_FAILED: The provider could not be put into the folder "\\."\\.\n  why: ${why}.*\n  fix: ${fix}`;
    return { code: 1, signal: null, output: expect.stringMatching(new RegExp(words)) as string };
  };

  test('on a full disk (a limit on the size of files stands in for it)', async () => {
    const folder = await installedBefore();
    const before = folderContents(folder);
    expect(await Release.built.install(folder, {}, SMALL_FILES_ONLY)).toEqual(
      refused('EFBIG', 'Mend what the system says above'),
    );
    expect(folderContents(folder)).toEqual(before);
  });

  test.each<[string, FsFault, string]>([
    ['ENOSPC', { call: 'writeFileSync', nth: 1 }, 'Free some space on the disk'],
    ['ENOSPC', { call: 'mkdtempSync', nth: 2 }, 'Free some space on the disk'],
    ['EDQUOT', { call: 'writeFileSync', nth: 2 }, 'Free some space on the disk'],
    ['EROFS', { call: 'mkdtempSync', nth: 1 }, 'Make the folder writable for the user'],
    ['EIO', { call: 'renameSync', nth: 1 }, 'Mend what the system says above, and run it again'],
  ])('%s, made up at %j', async (code, fault, fix) => {
    const folder = await installedBefore();
    const before = folderContents(folder);
    expect(await Release.built.install(folder, fsFault({ ...fault, code }))).toEqual(refused(code, fix));
    expect(folderContents(folder)).toEqual(before);
  });

  test('a file stands where a folder must be', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'terraform.d'), 'mine');
    fs.writeFileSync(path.join(folder, '.terraform.lock.hcl'), '# mine\n');
    const before = folderContents(folder);
    expect(await Release.built.install(folder)).toEqual(
      refused('ENOTDIR', 'Move away what stands at the path that is named above'),
    );
    expect(folderContents(folder)).toEqual(before);
  });

  describeModes(`where it may not write${WHY_NOT}`, () => {
    test.each([
      ['the folder', '.'],
      ['the folder of versions', VERSIONS],
      ['one package directory', `${VERSIONS}/${PROVIDER_VERSION}/linux_arm64`],
    ])('%s', async (_, name) => {
      const folder = await installedBefore();
      const before = folderContents(folder);
      fs.chmodSync(path.join(folder, name), 0o555);
      const { code, output } = await Release.built.install(folder, {}, BOUND_BY_MODES);
      expect(code).toBe(1);
      expect(output).toMatch(/^INSTALL_FAILED: [\s\S]*why: EACCES[\s\S]*fix: Make the folder writable/);
      expect(output).toContain(path.join(name));
      fs.chmodSync(path.join(folder, name), 0o755);
      expect(folderContents(folder)).toEqual(before);
    });

    test('nothing is needed where everything is right already', async () => {
      const folder = await installedBefore();
      fs.chmodSync(folder, 0o555);
      expect(await earlier.install(folder, {}, BOUND_BY_MODES)).toMatchObject({
        code: 0,
        output: `.: terraform.local/cdktf/atlas ${PROVIDER_VERSION}: nothing to do\n`,
      });
      fs.chmodSync(folder, 0o755);
    });
  });
});

describe('a synthesis', () => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start();
  });
  afterAll(() => emulator.stop());

  /** Synthesized once, with the provider of an earlier release put into its stack. */
  async function synthesizedBefore(): Promise<AppFolder> {
    const app = new AppFolder(`new AtlasProvider(stack, 'atlas');`);
    expect(await app.synthesize({})).toMatchObject({ code: 0 });
    expect(await earlier.install(app.stack)).toMatchObject({ code: 0 });
    return app;
  }

  const reading = (file = CONTEXT_FILE) =>
    new AppFolder(
      `lookup = AtlasLookup.of({ contextFile: '${file}' });
       const { state } = read(${JSON.stringify(emulator.job('replicaSet'))});
       new TerraformOutput(stack, 'state', { value: state });`,
    );

  test('that installs the provider on a full disk (a limit on the size of files)', async () => {
    const app = await synthesizedBefore();
    const before = app.contents();
    const { code, output } = await app.synthesize({}, SMALL_FILES_ONLY);
    expect(code).toBe(1);
    expect(output).toContain(`INSTALL_FAILED: The provider could not be put into the folder "${app.stack}".`);
    expect(output).toMatch(/why: EFBIG[\s\S]*fix: Mend what the system says above, and run it again/);
    expect(app.contents()).toEqual(before);
  });

  test('that stores a job on a full disk (a limit on the size of files): the file is as it was, and that is said', async () => {
    const app = reading();
    app.write(CONTEXT_FILE, longContext(2_000));
    expect(await app.synthesize(emulator.environment(), SMALL_FILES_ONLY)).toMatchObject({ code: 0, output: '' });
    expect(app.read(CONTEXT_FILE)).toBe(longContext(2_000));
    expect(app.annotations()).toEqual([
      expect.stringMatching(
        /^Everything was read, but \S+\/atlas\.context\.json could not be written, so each synthesis asks Atlas again until that is mended or another contextFile is named: EFBIG/,
      ),
    ]);
    expect(fs.readdirSync(app.folder).sort()).toEqual(['app.cjs', CONTEXT_FILE, 'cdktf.json', 'cdktf.out']);
    expect(JSON.parse(app.read('cdktf.out/stacks/stack/cdk.tf.json'))).toMatchObject({
      output: { state: { value: 'Successful' } },
    });
  });

  test('that stores a job where nobody may write (in /proc)', async () => {
    const app = reading('/proc/nowhere/context.json');
    expect(await app.synthesize(emulator.environment())).toMatchObject({ code: 0, output: '' });
    expect(app.annotations()).toEqual([
      expect.stringMatching(/was read, but \/proc\/nowhere\/context\.json could not be written/),
    ]);
  });

  describeModes(`where it may not write${WHY_NOT}`, () => {
    test('a stack that the provider is put into', async () => {
      const app = await synthesizedBefore();
      const before = app.contents();
      fs.chmodSync(app.stack, 0o555);
      const { code, output } = await app.synthesize({}, BOUND_BY_MODES);
      fs.chmodSync(app.stack, 0o755);
      expect(code).toBe(1);
      expect(output).toMatch(/INSTALL_FAILED: [\s\S]*why: EACCES[\s\S]*fix: Make the folder writable/);
      expect(app.contents()).toEqual(before);
    });

    test('the folder of the context file: the values are there, and that is said', async () => {
      const app = reading('kept/context.json');
      app.write('kept/context.json', longContext(1));
      fs.chmodSync(path.join(app.folder, 'kept'), 0o555);
      const ended = await app.synthesize(emulator.environment(), BOUND_BY_MODES);
      fs.chmodSync(path.join(app.folder, 'kept'), 0o755);
      expect(ended).toMatchObject({ code: 0, output: '' });
      expect(app.read('kept/context.json')).toBe(longContext(1));
      expect(app.annotations()).toEqual([expect.stringMatching(/kept\/context\.json could not be written.*: EACCES/)]);
    });
  });
});
