// examples/go, deployed as its README says; its go.mod and go.sum are those that go would write.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeExample } from '../support/example';
import { GO, go, GO_FOLDER, GO_MODULE, GO_SETTINGS } from '../support/go';
import { describeLanguage } from '../support/languages';

const EXAMPLE = path.join(__dirname, '..', '..', '..', 'examples', 'go');

describeExample(GO, GO_SETTINGS);

describeLanguage(GO, 'the example', () => {
  test('go mod tidy has nothing to change, and go vet finds nothing', async () => {
    const folder = temporaryFolder();
    fs.cpSync(EXAMPLE, folder, { recursive: true });
    await go(folder, ['mod', 'edit', `-replace=${GO_MODULE}=${GO_FOLDER}`]);
    expect(await go(folder, ['mod', 'tidy', '-diff'])).toBe('');
    await go(folder, ['vet', '.']);
  });

  test('gofmt would lay neither it nor the programs of these tests out anew', () => {
    const folders = [EXAMPLE, path.join(__dirname, '..', 'programs', 'go')];
    expect(execFileSync('gofmt', ['-l', ...folders], { encoding: 'utf8' })).toBe('');
  });
});
