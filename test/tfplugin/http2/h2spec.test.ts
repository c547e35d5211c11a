// The conformance tests of HTTP/2 and HPACK that h2spec has, at the versions that h2spec/go.mod names.
import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../support/temporary-folder';
import { TestServer } from './support/test-server';

const MODULE = path.join(__dirname, 'h2spec');
const PACKAGE = 'github.com/summerwind/h2spec/cmd/h2spec';

const run = promisify(execFile);

function isGoThere(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw reason;
  }
}

const describeGo = isGoThere() ? describe : describe.skip;

describeGo(isGoThere() ? 'h2spec' : 'h2spec (needs go on PATH)', () => {
  let h2spec: string;
  beforeAll(async () => {
    h2spec = path.join(temporaryFolder(), 'h2spec');
    await run('go', ['build', '-o', h2spec, PACKAGE], { cwd: MODULE });
  }, 300_000);

  test.each([
    ['plain', false, []],
    ['with TLS', true, ['--tls', '--insecure']],
  ])('%s: every case passes', async (_, isSecure, options) => {
    const server = await TestServer.start(isSecure);
    const args = ['--host', '127.0.0.1', '--port', `${server.port}`, ...options];
    // It ends with 1 where a case fails, and what it printed names the case.
    const { stdout } = await run(h2spec, args).catch((reason: { stdout: string }) => reason);
    await server.stop();
    expect(stdout).toMatch(/\n145 tests, 145 passed, 0 skipped, 0 failed\n/);
  });
});
