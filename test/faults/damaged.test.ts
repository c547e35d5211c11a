// Files that a merge or a cut has damaged, or that a later release has written: refused with a way out, and left as they are.
import path from 'node:path';
import fs from 'node:fs';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { AppFolder, CONTEXT_FILE } from './support/app-folder';
import { folderContents } from './support/folder-contents';
import { longContext } from './support/long-context';
import { Release } from './support/release';

const WHOLE = longContext(3);
const RESTORE =
  'Restore it from version control, or delete it and synthesize once with access to Atlas to write it again.';
const MERGED = `${WHOLE.slice(0, 40)}\n<<<<<<< HEAD\n${WHOLE.slice(40, 80)}\n=======\n>>>>>>> theirs\n${WHOLE.slice(80)}`;

describe('a context file', () => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start();
  });
  afterAll(() => emulator.stop());

  test.each<[string, string, readonly string[]]>([
    ['that is cut', WHOLE.slice(0, WHOLE.length / 2), ['is damaged.', 'why: It is not JSON: ', RESTORE]],
    ['that is empty', '', ['is damaged.', 'why: It is not JSON: ', RESTORE]],
    ['that is merged badly', MERGED, ['holds the markers of a merge conflict.', 'fix: Resolve the conflict; ']],
    [
      'of a later release',
      WHOLE.replace('"version": 1', '"version": 2'),
      ['has version 2, and this release reads version 1.', 'fix: Upgrade cdktf-provider-atlas to the release that'],
    ],
  ])('%s', async (_, content, words) => {
    emulator.forgetRequests();
    const app = new AppFolder(`read(${JSON.stringify(emulator.job('replicaSet'))}).state;`);
    app.write(CONTEXT_FILE, content);
    const before = app.contents();
    for (const mode of ['missing', 'offline', 'refresh']) {
      const { code, output } = await app.synthesize({ ...emulator.environment(), CDKTF_ATLAS_LOOKUP: mode });
      expect(code).toBe(1);
      expect(output).toContain(`CONTEXT_UNREADABLE: stack/job: ${path.join(app.folder, CONTEXT_FILE)} `);
      for (const text of words) expect(output).toContain(text);
      expect(app.contents()).toEqual(before);
    }
    expect(emulator.requests()).toEqual([]);
  });
});

describe('a lock file', () => {
  const ENTRY = 'provider "z.example/a/b" {\n  version = "1.0.0"\n}\n';
  const ROWS: readonly (readonly [string, Buffer, readonly string[]])[] = [
    [
      'that is cut',
      Buffer.from(ENTRY.slice(0, -2)),
      [
        '.terraform.lock.hcl" can\'t be read at line 3: it ends in the middle of an entry.',
        'why: It is cut off, or was edited by hand.',
        'fix: Mend the file, or delete it: this provider\'s entry is written again by the next run, the others by "terraform init".',
      ],
    ],
    [
      'that is merged badly',
      Buffer.from(`<<<<<<< HEAD\n${ENTRY}=======\n>>>>>>> theirs\n`),
      [
        '.terraform.lock.hcl" can\'t be read at line 1: ',
        'why: It holds the markers of a merge conflict.',
        'fix: Resolve the conflict, or delete it: ',
      ],
    ],
    ['that is no UTF-8', Buffer.from(`\uFEFF${ENTRY}`, 'utf16le'), ['is not UTF-8 text.', 'fix: Save it as UTF-8, or']],
  ];

  test.each(ROWS)('%s stops an installation', async (_, content, words) => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, '.terraform.lock.hcl'), content);
    const before = folderContents(folder);
    const { code, output } = await Release.built.install(folder);
    expect(code).toBe(1);
    expect(output).toMatch(/^LOCK_FILE_UNREADABLE: The dependency lock file ".terraform.lock.hcl/);
    for (const text of words) expect(output).toContain(text);
    expect(folderContents(folder)).toEqual(before);
  });

  test.each(ROWS)('%s stops a synthesis', async (_, content, words) => {
    const app = new AppFolder(`new AtlasProvider(stack, 'atlas');`);
    expect(await app.synthesize({})).toMatchObject({ code: 0 });
    fs.writeFileSync(path.join(app.stack, '.terraform.lock.hcl'), content);
    const before = app.contents();
    const { code, output } = await app.synthesize({});
    expect(code).toBe(1);
    expect(output).toContain(`LOCK_FILE_UNREADABLE: The dependency lock file "${app.stack}/`);
    for (const text of words) expect(output).toContain(text);
    expect(app.contents()).toEqual(before);
  });
});
