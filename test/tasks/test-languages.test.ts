// `npm run test:languages` and `npm run test:cdktn` where all of it is required: what is missing is said before anything is made.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = path.join(__dirname, '..', '..');

test.each(['test-languages.ts', 'test-cdktn.ts'])(
  '%s with nothing but Node.js: a line for each language, and a failure',
  (task) => {
    const tsx = fs.realpathSync(path.join(ROOT, 'node_modules', '.bin', 'tsx'));
    const { status, stdout } = spawnSync(process.execPath, [tsx, path.join(ROOT, 'tasks', task)], {
      env: { PATH: temporaryFolder(), REQUIRE_LANGUAGES: '1' },
      encoding: 'utf8',
    });
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^missing: python needs /),
      expect.stringMatching(/^missing: java needs /),
      expect.stringMatching(/^missing: go needs /),
      'missing: deployment needs terraform or tofu on PATH',
      '0 passed, 1 failed',
      '',
    ]);
    expect(status).toBe(1);
  },
);
