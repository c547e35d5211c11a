// Several processes in one folder.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { installProvider } from '../../src/install/install-provider';
import { packageHash } from '../../src/install/package-hash';
import { stubPackage } from './stub-package';
import { filesOf } from './package-files';
import { temporaryFolder } from '../support/temporary-folder';

const LOCK = '.terraform.lock.hcl';

/** A script that installs `stubPackage(body)` into a folder again and again. */
function script(): string {
  const outfile = path.join(temporaryFolder(), 'install.js');
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
  const hashes = ['a', 'b'].map((body) => packageHash(filesOf(stubPackage(body))));
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
