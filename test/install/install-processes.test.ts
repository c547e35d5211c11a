// Several processes in one folder, and a process that may not write.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { installProvider } from '../../src/install/install-provider';
import { packageHash } from '../../src/install/package-hash';
import { stubPackage } from './stub-package';
import { temporaryFolder } from '../support/temporary-folder';

const NOBODY = 65534;
const AS_NOBODY = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
const LOCK = '.terraform.lock.hcl';

/** A script that installs `stubPackage(body)` into a folder again and again. */
function script(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const outfile = path.join(folder, 'install.js');
  buildSync({
    stdin: {
      contents: `
        import { installProvider } from '../../src/install/install-provider';
        import { stubPackage } from './stub-package';
        const [directory, body, times] = process.argv.slice(2);
        try {
          for (let run = 0; run < Number(times); run += 1) installProvider({ directory, package: stubPackage(body) });
        } catch (reason) {
          console.log(reason.message);
          process.exitCode = 1;
        }`,
      resolveDir: __dirname,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
  });
  return outfile;
}

function start(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve(`${status} ${output}`));
  });
}

test('four processes install into one folder at once: all succeed, and what is there is whole', async () => {
  const directory = temporaryFolder();
  writeFileSync(path.join(directory, LOCK), 'provider "z.example/a/b" {}\n');
  const file = script();
  const runs = await Promise.all([1, 2, 3, 4].map(() => start([file, directory, 'same', '20'])));
  expect(runs).toEqual(['0 ', '0 ', '0 ', '0 ']);
  expect(installProvider({ directory, package: stubPackage('same') })).toMatchObject({
    written: [],
    removed: [],
    lockFile: 'unchanged',
  });
  expect(readFileSync(path.join(directory, LOCK), 'utf8')).toContain('provider "z.example/a/b" {}\n');
  expect(readdirSync(directory).sort()).toEqual([LOCK, 'terraform.d']);
});

test('while other bytes take turns, a reader never sees half a file', async () => {
  const directory = temporaryFolder();
  const file = script();
  installProvider({ directory, package: stubPackage('a') });
  const running = Promise.all(['a', 'b'].map((body) => start([file, directory, body, '40'])));
  let done = false;
  void running.then(() => (done = true));
  const executable = path.join(
    directory,
    'terraform.d/plugins/terraform.local/cdktf/atlas/0.1.0/linux_arm64/terraform-provider-atlas_v0.1.0',
  );
  const hashes = ['a', 'b'].map((body) => packageHash(stubPackage(body).files));
  let reads = 0;
  while (!done) {
    expect(['#!/bin/sh\n# a\n', '#!/bin/sh\n# b\n']).toContain(readFileSync(executable, 'utf8'));
    const lock = readFileSync(path.join(directory, LOCK), 'utf8');
    expect(hashes.filter((hash) => lock.includes(hash))).toHaveLength(1);
    expect(lock.endsWith('}\n')).toBe(true);
    reads += 1;
    await new Promise(setImmediate);
  }
  expect(reads).toBeGreaterThan(10);
  expect(await running).toEqual(['0 ', '0 ']);
});

describe('a process that may not write', () => {
  /** A folder of its own for the unprivileged process, with an old package in it. */
  function oldInstallation(): string {
    const parent = temporaryFolder();
    chmodSync(parent, 0o755);
    const directory = path.join(parent, 'stack');
    mkdirSync(directory);
    installProvider({ directory, package: stubPackage('old') });
    if (AS_NOBODY.uid !== undefined) {
      const inside = readdirSync(parent, { recursive: true, encoding: 'utf8' });
      for (const name of inside) chownSync(path.join(parent, name), NOBODY, NOBODY);
    }
    return directory;
  }

  function attempt(directory: string, body: string) {
    const run = spawnSync(process.execPath, [script(), directory, body, '1'], { encoding: 'utf8', ...AS_NOBODY });
    return { status: run.status, output: `${run.stdout}${run.stderr}` };
  }

  test.each([
    ['the folder', '.'],
    ['the folder of versions', 'terraform.d/plugins/terraform.local/cdktf/atlas'],
    ['one package directory', 'terraform.d/plugins/terraform.local/cdktf/atlas/0.1.0/linux_arm64'],
  ])('to %s: the path is named, and the earlier files are as they were', (_, name) => {
    const directory = oldInstallation();
    const before = contents(directory);
    chmodSync(path.join(directory, name), 0o555);
    const { status, output } = attempt(directory, 'new');
    chmodSync(path.join(directory, name), 0o755);
    expect(status).toBe(1);
    expect(output).toContain(`INSTALL_FAILED: The provider could not be put into the folder "${directory}"`);
    expect(output).toMatch(/why: EACCES/);
    expect(output).toContain(path.join(directory, name));
    expect(output).toContain('fix: Make the folder writable');
    expect(contents(directory)).toEqual(before);
  });

  test('needs not to, where everything is right already', () => {
    const directory = oldInstallation();
    chmodSync(directory, 0o555);
    const { status, output } = attempt(directory, 'old');
    chmodSync(directory, 0o755);
    expect({ status, output }).toEqual({ status: 0, output: '' });
  });
});

function contents(directory: string): Record<string, string> {
  const files = readdirSync(directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => [
      path.relative(directory, path.join(entry.parentPath, entry.name)),
      readFileSync(path.join(entry.parentPath, entry.name), 'hex'),
    ]),
  );
}
