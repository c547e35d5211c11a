// examples/go, deployed as its README says; its go.mod and go.sum are those that go would write.
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeExample } from '../support/example';
import { GO, go, GO_FOLDER, GO_MODULE, GO_SETTINGS } from '../support/go';
import { describeLanguage } from '../support/languages';

const EXAMPLE = path.join(__dirname, '..', '..', '..', 'examples', 'go');

describeExample(GO, GO_SETTINGS);

describeLanguage(GO, 'the example', () => {
  test('go mod tidy has nothing to change', async () => {
    const folder = temporaryFolder();
    fs.cpSync(EXAMPLE, folder, { recursive: true });
    const before = fs.readFileSync(path.join(folder, 'go.sum'), 'utf8');
    await go(folder, ['mod', 'edit', `-replace=${GO_MODULE}=${GO_FOLDER}`]);
    await go(folder, ['mod', 'tidy', '-diff']);
    expect(fs.readFileSync(path.join(folder, 'go.sum'), 'utf8')).toBe(before);
  });
});
