// The code of another language carries the same npm package, whatever the umask of whoever installed its files.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runPacmak } from '../../../tasks/packages/run-pacmak';
import { temporaryFolder } from '../../support/temporary-folder';
import { TOY_MANIFEST } from '../toy-manifest';

const MANIFEST = {
  ...TOY_MANIFEST,
  version: '1.0.0',
  jsii: { outdir: 'dist', targets: { go: { moduleName: 'example.invalid/toy' } } },
};

function compiled(): string {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(MANIFEST));
  fs.writeFileSync(path.join(folder, 'index.ts'), '/** Greets. */\nexport class Greeter {}\n');
  execFileSync(process.execPath, [require.resolve('jsii/bin/jsii')], { cwd: folder, stdio: 'pipe' });
  return folder;
}

/** The tarball in the Go module of the package, when its files have this mode. */
function tarballOf(library: string, mode: number): Buffer {
  const into = temporaryFolder();
  for (const name of fs.readdirSync(library)) fs.chmodSync(path.join(library, name), mode);
  runPacmak(library, into, ['go'], []);
  return fs.readFileSync(path.join(into, 'go', 'toy', 'jsii', 'toy-1.0.0.tgz'));
}

test('its tarball has the same bytes', () => {
  const library = compiled();
  expect(tarballOf(library, 0o640)).toEqual(tarballOf(library, 0o644));
});
