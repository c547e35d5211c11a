// Steps on the way to a standalone executable that need none of Node.js' own executables.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkIntegrity, nodeBinary } from '../../tasks/executables/fetch-node';
import { NODE_BINARIES, NODE_VERSION } from '../../tasks/executables/node-binaries';
import { runTool } from '../../tasks/executables/run-tool';
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

describe('a tool', () => {
  test('that fails shows what it said', () => {
    expect(() => runTool('sh', ['-c', 'echo out; echo err >&2; exit 3'])).toThrow(/^sh -c .* failed:\nout\nerr\n$/);
  });

  test('that is not there is named', () => {
    expect(() => runTool('no-such-tool', [])).toThrow('no-such-tool could not be started');
  });
});
