import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesWithoutImpliedMirror } from '../../src/install/cli-config-files';
import { temporaryFolder } from '../support/temporary-folder';

const BLOCK = 'provider_installation {\n  direct {}\n}\n';

function find(home: string, environment: Record<string, string> = {}, platform = 'linux'): string[] {
  return filesWithoutImpliedMirror({ environment, home, platform }, 'terraform.local/cdktf/atlas').map((file) =>
    path.relative(home, file),
  );
}

function write(home: string, name: string, text = BLOCK): string {
  const file = path.join(home, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

test('an empty home has none', () => {
  expect(find(temporaryFolder())).toEqual([]);
  expect(find(temporaryFolder(), { TF_CLI_CONFIG_FILE: '' })).toEqual([]);
});

test('the files of Terraform and OpenTofu at their usual places', () => {
  const home = temporaryFolder();
  for (const name of ['.terraformrc', '.tofurc', 'xdg/opentofu/tofurc', '.terraform.d/a.tfrc', '.terraform.d/b.txt'])
    write(home, name);
  write(home, '.terraform.d/c.tfrc.json', '{"provider_installation": {}}');
  expect(find(home, { XDG_CONFIG_HOME: path.join(home, 'xdg') })).toEqual([
    '.terraformrc',
    '.tofurc',
    'xdg/opentofu/tofurc',
    '.terraform.d/a.tfrc',
    '.terraform.d/c.tfrc.json',
  ]);
});

test('a file without the block is not named', () => {
  const home = temporaryFolder();
  write(home, '.terraformrc', 'plugin_cache_dir = "/x"\n');
  expect(find(home)).toEqual([]);
});

test.each(['TF_CLI_CONFIG_FILE', 'TERRAFORM_CONFIG'])('the file that %s names stands alone', (variable) => {
  const home = temporaryFolder();
  write(home, '.terraformrc');
  expect(find(home, { [variable]: write(home, 'mine.rc') })).toEqual(['mine.rc']);
  expect(find(home, { [variable]: path.join(home, 'absent.rc') })).toEqual([]);
});

test('on Windows they are in APPDATA', () => {
  const home = temporaryFolder();
  const APPDATA = path.join(home, 'data');
  for (const name of ['.terraformrc', 'data/terraform.rc', 'data/tofu.rc', 'data/terraform.d/x.tfrc'])
    write(home, name);
  expect(find(home, { APPDATA }, 'win32')).toEqual(['data/terraform.rc', 'data/tofu.rc', 'data/terraform.d/x.tfrc']);
  expect(find(home, {}, 'win32')).toEqual([]);
});

test('what can not be read is left to Terraform', () => {
  const home = temporaryFolder();
  mkdirSync(path.join(home, '.terraformrc'));
  write(home, '.terraform.d', 'a file in place of the folder');
  expect(find(home)).toEqual([]);
});
