// .ci/run says what is missing before it begins.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const RUN = path.join(__dirname, '..', '..', '.ci', 'run');

/** Runs it where only the shell's own tools are, and a Node that says this of itself. */
function runWith(version: string | undefined, commands: readonly string[] = []) {
  const folder = temporaryFolder();
  for (const name of ['bash', 'dirname', 'head', 'sort']) {
    const found = (process.env.PATH ?? '')
      .split(path.delimiter)
      .map((directory) => path.join(directory, name))
      .find((file) => fs.existsSync(file));
    if (found !== undefined) fs.symlinkSync(found, path.join(folder, name));
  }
  if (version !== undefined) {
    fs.writeFileSync(path.join(folder, 'node'), `#!${path.join(folder, 'bash')}\necho ${version}\n`, { mode: 0o755 });
  }
  for (const command of commands) fs.writeFileSync(path.join(folder, command), '', { mode: 0o755 });
  const { status, stdout, stderr } = spawnSync('bash', [RUN], { env: { PATH: folder }, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test.each([undefined, 'v18.20.8', 'v20.9.0', 'v20.18.3'])('Node %s is refused', (version) => {
  expect(runWith(version)).toEqual({ status: 1, stdout: 'missing: node (20.19 or later)\n', stderr: '' });
});

test.each(['v20.19.0', 'v20.20.1', 'v22.3.0', 'v100.0.0'])('Node %s is taken', (version) => {
  expect(runWith(version)).toEqual({ status: 1, stdout: 'missing: npm\n', stderr: '' });
});

const TOOLS = ['npm', 'terraform', 'python3', 'javac', 'mvn', 'go'];

test.each(TOOLS.map((tool, index) => [tool, TOOLS.slice(0, index)] as const))(
  'without %s it says so',
  (tool, there) => {
    const { status, stdout } = runWith('v20.20.1', there);
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(`^missing: ${tool}\\b.*\n$`) });
  },
);
