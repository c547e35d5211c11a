// What a file's first bytes say of the platform that it is for.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { headProblem } from '../../src/install/executable-head';
import { temporaryFolder } from '../support/temporary-folder';

function file(content: Buffer | string): string {
  const name = path.join(temporaryFolder(), 'program');
  writeFileSync(name, content);
  return name;
}

function elf(machine: number): Buffer {
  const head = Buffer.alloc(64);
  head.write('\u007fELF', 'latin1');
  head.writeUInt16LE(machine, 18);
  return head;
}

function mach(processor: number): Buffer {
  const head = Buffer.alloc(64);
  head.writeUInt32LE(0xfeedfacf);
  head.writeUInt32LE(processor, 4);
  return head;
}

function pe(machine: number, start = 128): Buffer {
  const head = Buffer.alloc(256);
  head.write('MZ', 'latin1');
  head.writeUInt32LE(start, 60);
  head.write('PE', 128, 'latin1');
  head.writeUInt16LE(machine, 132);
  return head;
}

test.each([
  ['linux_amd64', elf(62)],
  ['linux_arm64', elf(183)],
  ['linux_386', elf(3)],
  ['linux_arm', elf(40)],
  ['freebsd_amd64', elf(62)],
  ['darwin_amd64', mach(0x01000007)],
  ['darwin_arm64', mach(0x0100000c)],
  ['windows_amd64', pe(0x8664)],
  ['windows_arm64', pe(0xaa64)],
  ['windows_386', pe(0x14c)],
])('a program for %s is one there, and none elsewhere', (platform, content) => {
  expect(headProblem(file(content), platform)).toBeUndefined();
  const other = platform === 'windows_arm64' ? 'linux_arm64' : 'windows_arm64';
  const named = platform.replace('freebsd', 'linux');
  expect(headProblem(file(content), other)).toBe(`The file is a program for ${named}`);
});

test('the Node.js that runs this is a program for this machine', () => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const processor = process.arch === 'x64' ? 'amd64' : process.arch;
  const node = file(readFileSync(process.execPath).subarray(0, 8192));
  expect(headProblem(node, `${system}_${processor}`)).toBeUndefined();
  expect(headProblem(node, 'plan9_386')).toBe(`The file is a program for ${system}_${processor}`);
});

test.each([
  ['a script', '#!/bin/sh\n'],
  ['a long script', `#!/bin/sh\n${'#'.repeat(200)}`],
  ['another processor', elf(21)],
  ['a head that is cut', elf(62).subarray(0, 20)],
  ['what only begins like a program of Windows', pe(0x8664, 4094)],
  ['another program of DOS', pe(0x8664, 64)],
])('%s may be anything', (_, content) => {
  expect(headProblem(file(content), 'linux_amd64')).toBeUndefined();
});

test.each([
  ['a page of a web server', '<!DOCTYPE html><title>404</title>'],
  ['an archive', Buffer.from('504b0304', 'hex')],
])('%s is no program', (_, content) => {
  expect(headProblem(file(content), 'linux_amd64')).toBe('The file is no program');
});

test('a file without bytes, and one that points elsewhere, are no programs', () => {
  expect(headProblem(file(''), 'linux_amd64')).toBe('The file is empty');
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 108791808\n';
  expect(headProblem(file(pointer), 'linux_amd64')).toMatch(/pointer of Git LFS/);
});
