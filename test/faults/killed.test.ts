// `kill -9` in the middle of writing: each file is the old or the new one, never half of one, and the next run goes on.
import fs from 'node:fs';
import path from 'node:path';
import { STAGING_PREFIX } from '../../src/install/left-overs';
import { EmulatorProcess } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { AppFolder, CONTEXT_FILE } from './support/app-folder';
import { folderContents } from './support/folder-contents';
import { fsFault } from './support/fs-fault';
import { longContext } from './support/long-context';
import { Release } from './support/release';

const LOCK = `${CONTEXT_FILE}.lock`;
const VERSIONS = 'terraform.d/plugins/terraform.local/cdktf/atlas';
/** Milliseconds after which a folder that a run has left belongs to none that is under way. */
const ABANDONED = 11 * 60_000;

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  fs.cpSync(folder, copy, { recursive: true });
  return copy;
}

const withoutStaging = (contents: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(contents).filter(([name]) => !name.includes(STAGING_PREFIX)));

/** Makes what a run has left look as if it had been left long ago. */
function age(folder: string): string[] {
  const parents = [folder, path.join(folder, VERSIONS)].filter((parent) => fs.existsSync(parent));
  const left = parents.flatMap((parent) => fs.readdirSync(parent).map((name) => path.join(parent, name)));
  const staging = left.filter((name) => path.basename(name).startsWith(STAGING_PREFIX));
  const then = new Date(Date.now() - ABANDONED);
  for (const name of staging) fs.utimesSync(name, then, then);
  return staging;
}

/** Where it goes, and how many calls lie between two that are struck. */
const INSTALLATIONS: readonly (readonly [string, number])[] = [
  ['into a folder without it', 8],
  ['over an earlier release', 2],
];

describe.each(INSTALLATIONS)('an installation %s', (where, step) => {
  test(`is killed before every ${step}. of its calls that change the disk`, async () => {
    const before = temporaryFolder();
    fs.writeFileSync(path.join(before, '.terraform.lock.hcl'), 'provider "z.example/a/b" {}\n');
    if (where === 'over an earlier release') await Release.other('an earlier release').install(before);
    const [old, whole, count] = [folderContents(before), copyOf(before), path.join(temporaryFolder(), 'calls')];
    expect(await Release.built.install(whole, fsFault({ count }))).toMatchObject({ code: 0 });
    const calls = fs.readFileSync(count, 'utf8').trim().split('\n');
    expect(calls).toEqual(expect.arrayContaining(['mkdtempSync', 'writeFileSync', 'linkSync', 'renameSync', 'rmSync']));
    const now = folderContents(whole);
    let leftOvers = 0;
    const killAt = async (nth: number): Promise<void> => {
      const folder = copyOf(before);
      const ended = await Release.built.install(folder, fsFault({ nth, kill: true }));
      expect(ended).toMatchObject({ signal: 'SIGKILL', output: '' });
      const found = withoutStaging(folderContents(folder));
      for (const [name, content] of Object.entries(found)) expect([old[name], now[name]]).toContain(content);
      for (const name of Object.keys(old)) expect(found).toHaveProperty([name]);
      leftOvers += age(folder).length;
      expect(await Release.built.install(folder)).toMatchObject({ code: 0 });
      expect(folderContents(folder)).toEqual(now);
    };
    for (let nth = 1; nth <= calls.length; nth += 2 * step) {
      await Promise.all([nth, nth + step].filter((each) => each <= calls.length).map(killAt));
    }
    expect(leftOvers).toBeGreaterThan(0);
  });
});

describe('a synthesis that stores a job', () => {
  let emulator: EmulatorProcess;
  beforeAll(async () => {
    emulator = await EmulatorProcess.start();
  });
  afterAll(() => emulator.stop());

  /** Sizes of what is not whole yet. */
  const unfinished = (folder: string): number[] => {
    const names = fs.readdirSync(folder).filter((name) => name.startsWith(`${CONTEXT_FILE}.`) && /\d$/.test(name));
    return names.map((name) => fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
  };

  /** Does nothing else meanwhile, since the moment is short; one that is missed ends the wait as well. */
  function waitFor(moment: () => boolean, isOver: () => boolean): void {
    const deadline = Date.now() + 10_000;
    while (!moment() && !isOver()) if (Date.now() > deadline) throw new Error('The synthesis stored nothing');
  }

  test.each<[string, (folder: string) => boolean]>([
    ['the lock is taken', (folder) => fs.existsSync(path.join(folder, LOCK))],
    ['the new file is begun', (folder) => unfinished(folder).length > 0],
    ['some of it is written', (folder) => unfinished(folder).some((size) => size > 0)],
  ])(
    'is killed when %s: the file is the old or the new one, and the next run leaves nothing behind',
    async (_, due) => {
      const before = longContext(20_000);
      const app = new AppFolder(`read(${JSON.stringify(emulator.job('replicaSet'))}).state;`);
      app.write(CONTEXT_FILE, before);
      const running = app.start(emulator.environment());
      const { ino } = fs.statSync(path.join(app.folder, CONTEXT_FILE));
      const isOver = () => fs.statSync(path.join(app.folder, CONTEXT_FILE)).ino !== ino;
      waitFor(() => due(app.folder), isOver);
      running.signalGroup('SIGKILL');
      await running.ended;
      const found = app.read(CONTEXT_FILE);
      // As if it had been left long ago: a lock that may be somebody's is waited for.
      if (fs.existsSync(path.join(app.folder, LOCK))) fs.utimesSync(path.join(app.folder, LOCK), 1e9, 1e9);
      expect(await app.synthesize(emulator.environment())).toMatchObject({ code: 0, output: '' });
      const after = JSON.parse(app.read(CONTEXT_FILE)) as { exportJobs: object };
      expect(Object.keys(after.exportJobs)).toHaveLength(20_001);
      expect([before, app.read(CONTEXT_FILE)].includes(found)).toBe(true);
      expect(app.annotations()).toEqual([]);
      expect(fs.readdirSync(app.folder).sort()).toEqual(['app.cjs', CONTEXT_FILE, 'cdktf.json', 'cdktf.out']);
    },
  );
});
