// What is missing for a language is said in one line.
import fs from 'node:fs';
import path from 'node:path';
import { missingTool, TOOLCHAINS } from '../../tasks/toolchains';
import { temporaryFolder } from '../support/temporary-folder';

const PATH = process.env.PATH;
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  process.env.PATH = folder;
});
afterEach(() => {
  process.env.PATH = PATH;
});

/** A command that ends with this. */
function command(name: string, status: number): void {
  fs.writeFileSync(path.join(folder, name), `#!/bin/sh\nexit ${status}\n`, { mode: 0o755 });
}

test.each(Object.keys(TOOLCHAINS))('%s: nothing on PATH', (language) => {
  expect(missingTool(language)).toMatch(new RegExp(`^${language} needs \\w+ .*on PATH$`));
});

test('half of what Java needs is not enough', () => {
  command('javac', 0);
  expect(missingTool('java')).toBe('java needs javac (17 or later) and mvn (3.8 or later) on PATH');
  command('mvn', 0);
  expect(missingTool('java')).toBeUndefined();
});

test('a JDK that is too old', () => {
  command('mvn', 0);
  // It says its version, and knows no newer release.
  fs.writeFileSync(path.join(folder, 'javac'), '#!/bin/sh\n[ "$1" != --release ]\n', { mode: 0o755 });
  expect(missingTool('java')).toBe('java needs javac (17 or later) and mvn (3.8 or later) on PATH');
});

test('a Python that is too old', () => {
  command('python3', 1);
  expect(missingTool('python')).toBe('python needs python3 (3.10 or later, with venv) on PATH');
});

test('JavaScript needs nothing more', () => {
  expect(missingTool('js')).toBeUndefined();
});
