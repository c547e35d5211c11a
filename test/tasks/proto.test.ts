// The message code of the plugin protocol is that of its .proto files.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = path.join(__dirname, '..', '..');

test('src/tfplugin/proto is up to date; if not, run `npm run generate` and commit what it writes', () => {
  const folder = temporaryFolder();
  execFileSync(process.execPath, ['--import', 'tsx', 'tasks/proto.ts', folder], { cwd: ROOT });
  const names = readdirSync(folder).sort();
  expect(names).toEqual(['tfplugin6.ts']);
  const committed = path.join(ROOT, 'src', 'tfplugin', 'proto');
  const stale = names.filter(
    (name) => readFileSync(path.join(folder, name), 'utf8') !== readFileSync(path.join(committed, name), 'utf8'),
  );
  expect(stale).toEqual([]);
});
