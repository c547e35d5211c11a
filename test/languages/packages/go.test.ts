// The Go module: what is in it, the same bytes at each packing, and an empty module that gets it by `go get`.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packGo } from '../../../tasks/packages/go';
import { temporaryFolder } from '../../support/temporary-folder';
import { go, GO, GO_FOLDER, GO_MODULE, GO_PROXY } from '../support/go';
import { describeLanguage } from '../support/languages';
import { madeOnce } from '../support/made-once';
import { programFolder, valueOf } from '../support/program';
import { filesBelow } from '../support/synthesized';

const ROOT = path.join(__dirname, '..', '..', '..');
const { name: NAME, version: VERSION } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const VERSIONS = path.join(GO_PROXY, ...GO_MODULE.split('/'), '@v');
const TARBALL = path.join(GO_FOLDER, 'jsii', `${NAME}-${VERSION}.tgz`);

function namesBelow(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => fs.statSync(path.join(folder, name)).isFile()).sort();
}

describe('the folder', () => {
  test('has the module, its licence and README, and the npm package inside', () => {
    expect(namesBelow(GO_FOLDER)).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'go.mod',
        'jsii/jsii.go',
        `jsii/${path.basename(TARBALL)}`,
        'main.go',
      ]),
    );
  });

  test('the npm package inside has the executables and the worker', () => {
    const names = execFileSync('tar', ['-tzf', TARBALL], { encoding: 'utf8' }).split('\n');
    expect(names).toEqual(
      expect.arrayContaining(
        ['terraform-provider-atlas', 'atlas-emulator', 'cdktf-provider-atlas'].map((name) => `package/lib/bin/${name}`),
      ),
    );
    expect(names.some((name) => /^package\/lib\/bin\/.*worker/.test(name))).toBe(true);
  });

  test('go.mod says exactly which versions of the runtime it was made for', () => {
    const goMod = fs.readFileSync(path.join(GO_FOLDER, 'go.mod'), 'utf8');
    expect(goMod).toMatch(new RegExp(`^module ${GO_MODULE}$`, 'm'));
    const required = [...goMod.matchAll(/^\t(\S+) (v\d+\.\d+\.\d+)$/gm)].map(([, module]) => module);
    expect(required.sort()).toEqual([
      'github.com/aws/constructs-go/constructs/v10',
      'github.com/aws/jsii-runtime-go',
      'github.com/hashicorp/terraform-cdk-go/cdktf',
    ]);
  });
});

describe('the same bytes', () => {
  test('from the same code at another place and another time', () => {
    const code = path.join(ROOT, '.cache', 'packages', 'code', 'go');
    const moved = path.join(temporaryFolder(), 'moved');
    fs.cpSync(code, moved, { recursive: true });
    for (const name of namesBelow(moved)) fs.utimesSync(path.join(moved, name), 1_000_000_000, 1_000_000_000);
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    packGo({ root: ROOT, project: ROOT, code, into: one });
    packGo({ root: ROOT, project: ROOT, code: moved, into: other });
    expect(filesBelow(other)).toEqual(filesBelow(one));
    expect(filesBelow(one)).toEqual(filesBelow(path.dirname(GO_FOLDER)));
  });
});

/** An empty module, and beside it a module cache of its own: the version of what is packed here is always the same. */
async function gotProgram(): Promise<string> {
  return madeOnce(path.join('go', 'got'), [GO_PROXY, programFolder('go', 'probe')], async (folder) => {
    const settings = await settingsOf(folder);
    await go(folder, ['mod', 'init', 'example.com/got'], settings);
    await go(folder, ['get', `${GO_MODULE}@latest`], settings);
    fs.cpSync(programFolder('go', 'probe'), folder, { recursive: true });
    await go(folder, ['mod', 'tidy'], settings);
    await go(folder, ['build', '-o', 'program', '.'], settings);
  });
}

/** What was fetched for the other tests is not fetched again: a module cache is also a proxy. */
async function settingsOf(folder: string): Promise<Record<string, string>> {
  const [cache = '', others = ''] = (await go(folder, ['env', 'GOMODCACHE', 'GOPROXY'])).trim().split('\n');
  const [own, fetched] = [GO_PROXY, path.join(cache, 'cache', 'download')].map((each) => pathToFileURL(each).href);
  return {
    GOPROXY: `${own},${fetched},${others}`,
    GONOSUMDB: GO_MODULE,
    GOMODCACHE: path.join(folder, 'mod'),
    GOFLAGS: '-buildvcs=false -modcacherw',
  };
}

/** Go writes its cache read-only. */
function withoutModes(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name.replace(/ \d+$/, ''), text]));
}

describeLanguage(GO, 'the module', () => {
  test('is got by go get out of the proxy, in an empty module, and runs', async () => {
    const folder = await gotProgram();
    expect(fs.readFileSync(path.join(folder, 'go.mod'), 'utf8')).toContain(`\t${GO_MODULE} v${VERSION}\n`);
    const command = { file: path.join(folder, 'program'), args: [] };
    expect(await valueOf(command, { args: ['bad_id'] })).toEqual({
      error: expect.stringMatching(/^INVALID_ARGUMENT: stack\/job: /),
    });
  });

  test('is in an empty module after the commands of its page, with all that the program there needs', async () => {
    const folder = temporaryFolder();
    const page = fs.readFileSync(path.join(ROOT, 'docs', 'go.md'), 'utf8');
    fs.symlinkSync(ROOT, path.join(folder, 'cdktf-provider-atlas'));
    const project = path.join(folder, 'project');
    fs.mkdirSync(project);
    await go(project, ['mod', 'init', 'example.com/project']);
    const commands = [...page.matchAll(/^go (?!mod init)(.+)$/gm)].map(([, args = '']) => args.split(' '));
    expect(commands).not.toEqual([]);
    for (const args of commands) await go(project, args);
    const [, program = ''] = /^```go main\.go\n([^]*?)^```$/m.exec(page) ?? [];
    fs.writeFileSync(path.join(project, 'main.go'), program);
    await go(project, ['vet', '.']);
  });

  test('comes out of the archive as it is in the folder', async () => {
    const got = path.join(await gotProgram(), 'mod', `${GO_MODULE}@v${VERSION}`);
    expect(withoutModes(filesBelow(got))).toEqual(withoutModes(filesBelow(GO_FOLDER)));
    expect(fs.readFileSync(path.join(VERSIONS, 'list'), 'utf8')).toBe(`v${VERSION}\n`);
  });

  test('go vet finds nothing', async () => {
    const folder = await madeOnce(path.join('go', 'vetted'), [GO_FOLDER], async (into) => {
      fs.cpSync(GO_FOLDER, into, { recursive: true });
      await go(into, ['mod', 'tidy']);
      await go(into, ['vet', './...']);
    });
    expect(fs.existsSync(path.join(folder, 'go.sum'))).toBe(true);
  });
});
