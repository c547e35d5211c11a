// The signature of macOS executables, held against the one that Go's linker makes.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { codeSignature } from '../../tasks/executables/code-signature';
import { segment } from '../../tasks/executables/mach-o';
import { signMac } from '../../tasks/executables/sign-mac';
import { missingTool } from '../../tasks/toolchains';
import { temporaryFolder } from '../support/temporary-folder';

const AD_HOC_BY_LINKER = 0x20002;
const SIGNATURE = Buffer.from('fade0cc0', 'hex');

const missing = missingTool('go');
const describeGo = missing === undefined || process.env.REQUIRE_LANGUAGES !== undefined ? describe : describe.skip;

function program(architecture: string): Buffer {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'go.mod'), 'module hello\n\ngo 1.25\n');
  fs.writeFileSync(path.join(folder, 'main.go'), 'package main\n\nfunc main() { println("hello") }\n');
  const env = { ...process.env, GOOS: 'darwin', GOARCH: architecture, CGO_ENABLED: '0', GOFLAGS: '' };
  execFileSync('go', ['build', '-trimpath', '-o', 'hello', '.'], { cwd: folder, env, stdio: 'pipe' });
  return fs.readFileSync(path.join(folder, 'hello'));
}

describeGo(`held against Go's linker (${missing ?? 'which is there'})`, () => {
  test('of the same program it is the same, byte for byte', () => {
    const signed = program('arm64');
    const at = signed.indexOf(SIGNATURE, segment(signed, '__LINKEDIT').offset);
    const text = segment(signed, '__TEXT');
    const signature = codeSignature(signed.subarray(0, at), { identifier: 'a.out', text, flags: AD_HOC_BY_LINKER });
    expect(at).toBeGreaterThan(0);
    expect(signature.equals(signed.subarray(at, at + signature.length))).toBe(true);
  });

  test('what has a signature gets no second one', () => {
    expect(() => signMac(program('arm64'), 'hello')).toThrow('It has a signature');
  });
});

test('what is no executable of macOS is refused', () => {
  expect(() => signMac(Buffer.alloc(100), 'hello')).toThrow('This is no 64-bit executable for macOS');
});
