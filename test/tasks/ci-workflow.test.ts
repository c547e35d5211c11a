// The workflow keeps what is downloaded, where it is downloaded to.
import path from 'node:path';
import { localRepository } from '../../tasks/packages/maven';
import { readDocument, ROOT } from '../docs/documents';

test('what Maven downloads is kept from run to run', () => {
  const [, paths = ''] =
    /uses: actions\/cache@v\d+\n[\s\S]*? path: \|\n((?: {12}.*\n)+)/.exec(readDocument('.github/workflows/ci.yml')) ??
    [];
  expect(paths.trim().split(/\s+/)).toContain(path.relative(ROOT, localRepository(ROOT)));
});
