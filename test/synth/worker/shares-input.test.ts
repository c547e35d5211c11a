// Who holds the other end of a standard input, on Linux; elsewhere nothing is known of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sharesInput } from '../../../src/synth/worker/shares-input';
import { until } from '../../support/until';

const onLinux = process.platform === 'linux' ? test : test.skip;

/** A shell that gives its child a pipe, says the child's id, and lets go of the pipe when it is told to. */
const SHELL = `
folder=$(mktemp -d); mkfifo "$folder/input"
cat < "$folder/input" >&2 & exec 3> "$folder/input"; rm -r "$folder"
echo $!; read line; exec 3>&-; echo closed; read line
`;

onLinux('a shell holds the input of its child until it lets go', async () => {
  const shell = spawn('sh', ['-c', SHELL], { stdio: ['pipe', 'pipe', 'ignore'] });
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await until(() => output.endsWith('\n'));
  const [child = ''] = output.split('\n');
  expect(sharesInput(String(shell.pid), child)).toBe(true);
  expect(sharesInput(String(process.pid), child)).toBe(false);
  shell.stdin.write('go on\n');
  await until(() => output.includes('closed'));
  expect(sharesInput(String(shell.pid), child)).not.toBe(true);
  shell.stdin.end();
  await once(shell, 'close');
});

test('of processes that are not there nothing is known', () => {
  const nobody = String(2 ** 22 + 1);
  expect(sharesInput(nobody, String(process.pid))).toBeUndefined();
  expect(sharesInput(String(process.pid), nobody)).toBeUndefined();
});
