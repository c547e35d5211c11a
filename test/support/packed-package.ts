// The package as a user gets it: packed, and installed into an empty folder with cdktf and constructs alone.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import { succeed } from './run-command';
import { temporaryFolder } from './temporary-folder';

const ROOT = path.join(__dirname, '..', '..');
/** One installation for all test files; another tarball replaces it. */
const CACHE = path.join(ROOT, '.cache', 'packed');

export interface PackedFile {
  readonly path: string;
  readonly mode: number;
}

/** The files of the tarball. */
export async function packedFiles(): Promise<PackedFile[]> {
  return withInstallation((folder) => JSON.parse(fs.readFileSync(path.join(folder, 'files.json'), 'utf8')));
}

/** A new folder outside of this tree, in which the package is installed. */
export async function installedProject(manifest: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const project = temporaryFolder();
  await withInstallation((folder) => {
    const modules = path.join(folder, 'node_modules');
    fs.cpSync(modules, path.join(project, 'node_modules'), { recursive: true, verbatimSymlinks: true });
    const { dependencies } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ private: true, dependencies, ...manifest }));
  });
  return project;
}

/** Locked, because test files run side by side. */
async function withInstallation<T>(use: (folder: string) => T): Promise<T> {
  fs.mkdirSync(CACHE, { recursive: true });
  const release = await lockfile.lock(CACHE, { retries: { retries: 400, minTimeout: 100, maxTimeout: 250 } });
  try {
    return use(await installation());
  } finally {
    await release();
  }
}

async function installation(): Promise<string> {
  const scratch = fs.mkdtempSync(path.join(CACHE, 'new-'));
  try {
    const [packed] = JSON.parse(await succeed('npm', ['pack', '--json', '--pack-destination', scratch], { cwd: ROOT }));
    const tarball = path.join(scratch, packed.filename);
    const peers = ['cdktf', 'constructs'].map((name) => `${name}@${lockedVersion(name)}`);
    const key = createHash('sha256').update(fs.readFileSync(tarball)).update(peers.join()).digest('hex').slice(0, 16);
    const folder = path.join(CACHE, key);
    if (fs.existsSync(folder)) return folder;
    fs.writeFileSync(path.join(scratch, 'files.json'), JSON.stringify(packed.files));
    fs.writeFileSync(path.join(scratch, 'package.json'), JSON.stringify({ private: true }));
    await succeed('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball, ...peers], {
      cwd: scratch,
    });
    for (const old of fs.readdirSync(CACHE)) {
      if (path.join(CACHE, old) !== scratch) fs.rmSync(path.join(CACHE, old), { recursive: true });
    }
    fs.renameSync(scratch, folder);
    return folder;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function lockedVersion(name: string): string {
  const { packages } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string } | undefined>;
  };
  const version = packages[`node_modules/${name}`]?.version;
  if (version === undefined) throw new Error(`package-lock.json does not hold ${name}`);
  return version;
}
