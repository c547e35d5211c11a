// What a clone holds is what this folder holds.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

test('git ignores no file of ours', () => {
  const folders = ['src', 'test', 'tasks', 'bench', 'examples', 'docs'];
  const args = ['ls-files', '--others', '--ignored', '--exclude-standard', ...folders];
  const ignored = execFileSync('git', args, { cwd: path.join(__dirname, '..', '..'), encoding: 'utf8' });
  const ours = ignored
    .split('\n')
    .filter((file) => file !== '' && !/\/(?:cdktf\.out|\.terraform|node_modules)\//.test(file));
  expect(ours).toEqual([]);
});
