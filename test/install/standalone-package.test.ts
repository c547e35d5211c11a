import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../src/model/release';
import { standalonePackage } from '../../src/install/standalone-package';
import { temporaryFolder } from '../support/temporary-folder';
import { standaloneFolder } from './standalone-folder';

const PROVIDER = { source: 'terraform.local/cdktf/atlas', version: PROVIDER_VERSION };
const made = (directory: string, platforms?: readonly string[]) =>
  standalonePackage(PROVIDER, { directory, platforms });
const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringMatching(message) });

describe('a folder of standalone executables', () => {
  test('gives each platform that it has, with the one file that Terraform starts there', () => {
    const directory = standaloneFolder(['windows_arm64', 'linux_amd64']);
    writeFileSync(path.join(directory, 'THIRD_PARTY_LICENSES'), '');
    mkdirSync(path.join(directory, '.git'));
    const { platforms } = made(directory);
    expect(
      Object.entries(platforms).map(([name, files]) => [name, files.map((file) => [file.name, file.mode])]),
    ).toEqual([
      ['linux_amd64', [[`terraform-provider-atlas_v${PROVIDER_VERSION}`, 0o755]]],
      ['windows_arm64', [[`terraform-provider-atlas_v${PROVIDER_VERSION}.exe`, 0o755]]],
    ]);
  });

  test('gives the platforms that are asked for, each once', () => {
    const directory = standaloneFolder(['darwin_arm64', 'linux_amd64', 'linux_arm64']);
    const { platforms } = made(directory, ['linux_arm64', 'darwin_arm64', 'linux_arm64']);
    expect(Object.keys(platforms)).toEqual(['darwin_arm64', 'linux_arm64']);
  });

  test('that is not there is refused, with what the folder must hold', () => {
    const missing = path.join(temporaryFolder(), 'missing');
    expect(() => made(missing)).toThrow(
      refused(
        /missing" of standalone executables could not be read\.\n {2}why: ENOENT[^]*fix: Give the folder .*<os>_<arch>\/terraform-provider-atlas_v<version>/,
      ),
    );
  });

  test('that is a file is refused', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => made(file)).toThrow(refused(/why: ENOTDIR/));
  });

  test('without any platform it is refused', () => {
    expect(() => made(temporaryFolder())).toThrow(refused(/has no folder of a platform[^]*fix: Give the folder/));
  });

  test('an empty list of platforms is refused, and so is a name that is none', () => {
    const directory = standaloneFolder(['linux_amd64']);
    expect(() => made(directory, [])).toThrow(refused(/No platform .* is named[^]*fix: Name those that Terraform/));
    expect(() => made(directory, ['linux_x64'])).toThrow(refused(/fix: Name it as .*, such as linux_amd64\.$/));
  });

  test('with a file where the folder of a platform must be it is refused, and without a name', () => {
    const directory = temporaryFolder();
    writeFileSync(path.join(directory, 'linux_amd64'), '#!/bin/sh');
    expect(() => made(directory, ['linux_amd64'])).toThrow(
      refused(/could not be read\.\n {2}why: ENOTDIR[^]*docs\/inst/),
    );
    expect(() => made('')).toThrow(refused(/No folder of standalone executables is given/));
  });

  test('with a file that cannot be started there it is refused, with why', () => {
    const directory = standaloneFolder(['linux_amd64']);
    writeFileSync(path.join(directory, 'linux_amd64', `terraform-provider-atlas_v${PROVIDER_VERSION}`), '');
    expect(() => made(directory)).toThrow(
      refused(/linux_amd64.*" is no standalone executable for linux_amd64\.\n {2}why: The file is empty[^]*SHA-256/),
    );
  });

  test.each([
    ['linux_x64', 'such as linux_amd64'],
    ['macos-arm64', 'such as darwin_arm64'],
    ['plan9_amd64', 'such as linux_amd64'],
    ['docs', 'such as linux_amd64'],
  ])('with a folder %s it is refused, and told a name: %s', (name, words) => {
    const directory = standaloneFolder(['linux_amd64']);
    mkdirSync(path.join(directory, name));
    expect(() => made(directory)).toThrow(
      refused(new RegExp(`"${name}" is no platform of Terraform's[^]*fix: .*${words}`)),
    );
    expect(Object.keys(made(directory, ['linux_amd64']).platforms)).toEqual(['linux_amd64']);
  });

  test('without a platform that is asked for it is refused', () => {
    const directory = standaloneFolder(['linux_amd64']);
    expect(() => made(directory, ['linux_amd64', 'linux_arm64'])).toThrow(
      refused(/no standalone executable ".*linux_arm64.*v\d+\.\d+\.\d+"[^]*or leave linux_arm64 out/),
    );
  });

  test('with the executable of another version it is refused, and told what is there', () => {
    const directory = standaloneFolder(['linux_amd64']);
    const folder = path.join(directory, 'linux_amd64');
    const name = `terraform-provider-atlas_v${PROVIDER_VERSION}`;
    renameSync(path.join(folder, name), path.join(folder, name.replace(PROVIDER_VERSION, '0.0.9')));
    expect(() => made(directory)).toThrow(
      refused(/v\d+\.\d+\.\d+"\.\n {2}why: The folder has "terraform-provider-atlas_v0\.0\.9"/),
    );
  });

  test('with a platform that has no file it is refused', () => {
    const directory = temporaryFolder();
    mkdirSync(path.join(directory, 'linux_amd64'));
    expect(() => made(directory)).toThrow(refused(/why: The folder has no file/));
  });
});
