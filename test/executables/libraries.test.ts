// What the executables for Linux need of the machine, as docs/installing.md says it.
import fs from 'node:fs';
import { readDocument } from '../docs/documents';
import { executableOf } from './support/dist';

const [LOAD, DYNAMIC] = [1, 2];
const [NEEDED, STRINGS, STRINGS_SIZE] = [1, 5, 10];

/** The libraries that the loader looks for, and the names of symbols and versions. */
function linked(file: Buffer): { libraries: string[]; names: string } {
  const number = (at: number): number => Number(file.readBigUInt64LE(at));
  const segments = Array.from({ length: file.readUInt16LE(56) }, (_, index) => {
    const at = number(32) + index * file.readUInt16LE(54);
    return { type: file.readUInt32LE(at), offset: number(at + 8), address: number(at + 16), size: number(at + 32) };
  });
  const dynamic = segments.find(({ type }) => type === DYNAMIC) ?? { offset: 0, size: 0 };
  const entries = Array.from({ length: dynamic.size / 16 }, (_, index) => dynamic.offset + 16 * index).map(
    (at) => [number(at), number(at + 8)] as const,
  );
  const valueOf = (tag: number): number => entries.find(([found]) => found === tag)?.[1] ?? 0;
  const address = valueOf(STRINGS);
  const home = segments.find(
    (part) => part.type === LOAD && address >= part.address && address < part.address + part.size,
  );
  const start = address - (home?.address ?? 0) + (home?.offset ?? 0);
  const names = file.toString('latin1', start, start + valueOf(STRINGS_SIZE));
  const libraries = entries.filter(([tag]) => tag === NEEDED).map(([, at]) => names.slice(at, names.indexOf('\0', at)));
  return { libraries, names };
}

describe.each([
  ['linux_amd64', 'ld-linux-x86-64.so.2'],
  ['linux_arm64', 'ld-linux-aarch64.so.1'],
])('%s', (platform, loader) => {
  const { libraries, names } = linked(fs.readFileSync(executableOf(platform)));

  test('needs glibc, libstdc++ and what comes with them', () => {
    const glibc = ['libc', 'libdl', 'libm', 'libpthread'];
    const known = [
      ...glibc.map((name) => new RegExp(`^${name}\\.so\\.\\d$`)),
      /^libstdc\+\+\.so\.6$/,
      /^libgcc_s\.so\.1$/,
    ];
    expect(libraries).toContain('libstdc++.so.6');
    expect(libraries.filter((name) => name !== loader && !known.some((each) => each.test(name)))).toEqual([]);
  });

  test('needs the glibc that the page names, and no later one', () => {
    const [, named = ''] =
      /glibc (2\.\d+) or later and `libstdc\+\+\.so\.6`/.exec(readDocument('docs/installing.md')) ?? [];
    const minors = [...names.matchAll(/\0GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor));
    expect(`2.${Math.max(...minors)}`).toBe(named);
  });
});
