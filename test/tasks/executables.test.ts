// Steps on the way to a standalone executable that need none of Node.js' own executables.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkIntegrity, nodeBinary } from '../../tasks/executables/fetch-node';
import { NODE_BINARIES, NODE_VERSION } from '../../tasks/executables/node-binaries';
import { runTool } from '../../tasks/run-tool';
import { stripLinux } from '../../tasks/executables/strip-linux';
import { unsignWindows } from '../../tasks/executables/unsign-windows';
import { temporaryFolder } from '../support/temporary-folder';

describe('the pinned packages', () => {
  test('are one version, and each has its own bytes', () => {
    const pins = Object.values(NODE_BINARIES);
    expect(NODE_VERSION).toMatch(/^\d+\.\d+\.\d+$/);
    for (const { integrity } of pins) expect(integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    expect(new Set(pins.map(({ integrity }) => integrity)).size).toBe(pins.length);
  });

  test('a platform without one is told those that have one', () => {
    expect(() => nodeBinary('plan9_amd64')).toThrow('No executable for plan9_amd64: there are darwin_amd64, ');
  });

  test('the file with the pinned bytes stays', () => {
    const file = path.join(temporaryFolder(), 'node.tgz');
    writeFileSync(file, 'abc');
    checkIntegrity(
      file,
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
    );
    expect(existsSync(file)).toBe(true);
  });

  test('a file with others is refused, and gone for the next run', () => {
    const file = path.join(temporaryFolder(), 'node.tgz');
    writeFileSync(file, 'abd');
    expect(() => checkIntegrity(file, 'sha512-x')).toThrow(
      /^node\.tgz is not the pinned one: it has sha512-.* in place of sha512-x$/,
    );
    expect(existsSync(file)).toBe(false);
  });
});

describe("the publisher's signature of a Windows executable", () => {
  const HEADER = 0x80;
  const ENTRY = HEADER + 24 + 112 + 32;

  function executable(certificates: number): Buffer {
    const file = Buffer.alloc(0x200 + certificates, 1);
    file.writeUInt32LE(HEADER, 0x3c);
    file.writeUInt32LE(certificates === 0 ? 0 : 0x200, ENTRY);
    file.writeUInt32LE(certificates, ENTRY + 4);
    return file;
  }

  test('is taken away, and nothing else', () => {
    const signed = executable(64);
    expect(unsignWindows(signed).equals(executable(0))).toBe(true);
    expect(signed.length).toBe(0x240);
  });

  test('that is not there leaves the file as it is', () => {
    const unsigned = executable(0);
    expect(unsignWindows(unsigned)).toBe(unsigned);
  });

  test('that is followed by something is refused', () => {
    expect(() => unsignWindows(Buffer.concat([executable(64), Buffer.alloc(1)]))).toThrow('do not stand at the end');
  });
});

describe('the symbols of a Linux executable', () => {
  const LOADED = 2n;
  /** Its sections one behind the other, each with 8 bytes, then their names, then their headers. */
  function executable(sections: readonly (readonly [name: string, type: number, flags: bigint])[]): Buffer {
    const all = [['', 0, 0n] as const, ...sections, ['.shstrtab', 3, 0n] as const];
    const names = all.map(([name]) => `${name}\0`);
    const bodies = all.map(([name]) => Buffer.from(name.padEnd(8, '_').slice(0, 8)));
    const table = Buffer.alloc(64 * all.length);
    all.forEach(([name, type, flags], index) => {
      const size = name === '.shstrtab' ? names.join('').length : 8;
      table.writeUInt32LE(names.slice(0, index).join('').length, 64 * index);
      table.writeUInt32LE(type, 64 * index + 4);
      table.writeBigUInt64LE(flags, 64 * index + 8);
      table.writeBigUInt64LE(BigInt(64 + 8 * index), 64 * index + 24);
      table.writeBigUInt64LE(BigInt(size), 64 * index + 32);
    });
    const head = Buffer.alloc(64);
    head.write('\x7fELF\x02\x01', 'latin1');
    const body = Buffer.concat([head, ...bodies.slice(0, -1), Buffer.from(names.join(''))]);
    head.writeBigUInt64LE(BigInt(body.length), 40);
    head.writeUInt16LE(all.length, 60);
    head.writeUInt16LE(all.length - 1, 62);
    return Buffer.concat([head, body.subarray(64), table]);
  }

  test('are taken away, and what is loaded stays as it is', () => {
    const loaded = [
      ['.text', 1, LOADED],
      ['.data', 1, LOADED],
    ] as const;
    const stripped = stripLinux(executable([...loaded, ['.symtab', 2, 0n], ['.strtab', 3, 0n]]));
    expect(stripped.toString('latin1', 64, 88)).toBe('________.text___.data___');
    expect(stripped.includes('.symtab')).toBe(false);
    expect(stripLinux(stripped).equals(stripped)).toBe(true);
  });

  test('that stand among what is loaded are refused, as sections know each other by their numbers', () => {
    const mixed = executable([
      ['.symtab', 2, 0n],
      ['.text', 1, LOADED],
    ]);
    expect(() => stripLinux(mixed)).toThrow('The sections that are loaded do not come first');
  });

  test('of something else are refused', () => {
    expect(() => stripLinux(Buffer.alloc(100))).toThrow('This is no 64-bit executable for Linux');
  });
});

describe('a tool', () => {
  test('that fails shows what it said', () => {
    expect(() => runTool('sh', ['-c', 'echo out; echo err >&2; exit 3'])).toThrow(/^sh -c .* failed:\nout\nerr\n$/);
  });

  test('that is not there is named', () => {
    expect(() => runTool('no-such-tool', [])).toThrow('no-such-tool could not be run: spawnSync no-such-tool ENOENT');
  });
});
