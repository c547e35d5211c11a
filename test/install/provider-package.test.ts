import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageHash } from '../../src/install/package-hash';
import { providerPackage } from '../../src/install/provider-package';
import { filesOf } from './package-files';
import { temporaryFolder } from '../support/temporary-folder';

describe('the package made of lib/bin', () => {
  test('without an executable it says what to run', () => {
    const folder = temporaryFolder();
    expect(() => providerPackage(folder, { source: 'a.example/b/c', version: '1.2.3' })).toThrow(
      expect.objectContaining({
        code: 'INSTALL_FAILED',
        message: expect.stringMatching(/terraform-provider-atlas" could not be read[\s\S]*npm run build/),
      }),
    );
  });

  test('an executable alone: it and the package.json that keeps it CommonJS', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'terraform-provider-atlas'), 'exe');
    const made = providerPackage(folder, { source: 'a.example/b/c', version: '1.2.3' });
    expect(made.version).toBe('1.2.3');
    expect(
      filesOf(made).map(({ name, bytes, mode }) => [name, Buffer.from(bytes).toString(), mode.toString(8)]),
    ).toEqual([
      [`terraform-provider-atlas_v1.2.3`, 'exe', '755'],
      ['package.json', '{"type":"commonjs"}\n', '644'],
    ]);
  });

  test('a second file of code goes along under its own name', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'terraform-provider-atlas'), 'exe');
    writeFileSync(path.join(folder, 'atlas-provider.more.js'), 'more');
    writeFileSync(path.join(folder, 'cdktf-provider-atlas'), 'not part of it');
    expect(
      filesOf(providerPackage(folder, { source: 'a.example/b/c', version: '1.2.3' })).map(({ name }) => name),
    ).toEqual([`terraform-provider-atlas_v1.2.3`, 'package.json', 'atlas-provider.more.js']);
  });

  test('a second file that is there but can not be read is a failure', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'terraform-provider-atlas'), 'exe');
    mkdirSync(path.join(folder, 'atlas-provider.more.js'));
    expect(() => providerPackage(folder, { source: 'a.example/b/c', version: '1.2.3' })).toThrow(/EISDIR/);
  });
});

describe('the hash of a package', () => {
  test('of no file is the hash of nothing', () => {
    expect(packageHash([])).toBe('h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  });

  test('does not depend on the order of the files, but on their names and bytes', () => {
    const one = { name: 'a', bytes: Buffer.from('1'), mode: 0o644 };
    const two = { name: 'b', bytes: Buffer.from('2'), mode: 0o755 };
    expect(packageHash([one, two])).toBe(packageHash([two, one]));
    expect(packageHash([one, two])).not.toBe(packageHash([one, { ...two, bytes: Buffer.from('3') }]));
    expect(packageHash([one, two])).not.toBe(packageHash([one, { ...two, name: 'c' }]));
  });
});
