// The wheel and the source distribution: what is in them, that pip installs them, and that they are the same each time.
import fs from 'node:fs';
import path from 'node:path';
import { packPython } from '../../../tasks/packages/python';
import { runCommand, succeed } from '../../support/run-command';
import { temporaryFolder } from '../../support/temporary-folder';
import type { Command } from '../support/language';
import { describeLanguage } from '../support/languages';
import { madeOnce } from '../support/made-once';
import { runProgram } from '../support/program';
import { install, installedWheel, PYTHON, sdist, wheel } from '../support/python';

const ROOT = path.join(__dirname, '..', '..', '..');
const CODE = path.join(ROOT, '.cache', 'packages', 'code', 'python');
const { version: VERSION } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};
const TARBALL = `cdktf-provider-atlas@${VERSION}.jsii.tgz`;
const MODULES = [
  'bindings',
  'bindings/data_atlas_snapshot_export_bucket',
  'bindings/data_atlas_snapshot_export_buckets',
  'bindings/data_atlas_snapshot_export_job',
  'bindings/data_atlas_snapshot_export_jobs',
  'bindings/provider',
];
const PROGRAM = `
from cdktf import Testing, TerraformStack
from cdktf_provider_atlas import AtlasProvider, DataAtlasSnapshotExportJob
stack = TerraformStack(Testing.app(), "stack")
AtlasProvider(stack, "atlas")
DataAtlasSnapshotExportJob(
    stack, "job", project_id="a" * 24, cluster_name="orders", export_job_id="b" * 24
).add_outputs()
print(Testing.synth(stack))
`;

/** File → its mode, as Python's own modules see it. */
async function filesOf(archive: string): Promise<Record<string, string>> {
  const program = `
import json, sys, tarfile, zipfile
if sys.argv[1].endswith('.whl'):
    files = [(each.filename, each.external_attr >> 16) for each in zipfile.ZipFile(sys.argv[1]).infolist()]
else:
    files = [(each.name, each.mode) for each in tarfile.open(sys.argv[1]) if each.isfile()]
print(json.dumps({name: oct(mode & 0o777)[2:] for name, mode in files}))`;
  return JSON.parse(await succeed('python3', ['-c', program, archive], { cwd: ROOT })) as Record<string, string>;
}

describeLanguage(PYTHON, 'the wheel', () => {
  test('holds the modules, the tarball, the executables, and nothing else', async () => {
    const files = await filesOf(wheel());
    const names = Object.keys(files).filter((name) => !name.includes('.dist-info/'));
    expect(names.sort()).toEqual(
      [
        'cdktf_provider_atlas/__init__.py',
        'cdktf_provider_atlas/py.typed',
        'cdktf_provider_atlas/_jsii/__init__.py',
        `cdktf_provider_atlas/_jsii/${TARBALL}`,
        ...MODULES.map((name) => `cdktf_provider_atlas/${name}/__init__.py`),
        'cdktf_provider_atlas_bin/__init__.py',
        'cdktf_provider_atlas_bin/node-version.js',
        'cdktf_provider_atlas_bin/package.json',
        'cdktf_provider_atlas_bin/lib/bin/THIRD_PARTY_LICENSES',
        'cdktf_provider_atlas_bin/lib/bin/atlas-emulator',
        'cdktf_provider_atlas_bin/lib/bin/atlas-provider.more.js',
        'cdktf_provider_atlas_bin/lib/bin/cdktf-provider-atlas',
        'cdktf_provider_atlas_bin/lib/bin/terraform-provider-atlas',
      ].sort(),
    );
    const executable = Object.keys(files).filter((name) => files[name] === '755');
    expect(executable.map((name) => path.basename(name)).sort()).toEqual([
      'atlas-emulator',
      'cdktf-provider-atlas',
      'terraform-provider-atlas',
    ]);
  });

  test('carries the very tarball of the npm package', async () => {
    const folder = path.join(await installedWheel(), 'lib');
    const [tarball = ''] = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(TARBALL));
    const packed = fs.readFileSync(path.join(ROOT, 'dist', 'js', `cdktf-provider-atlas-${VERSION}.tgz`));
    expect(fs.readFileSync(path.join(folder, tarball)).equals(packed)).toBe(true);
  });

  test('is one for every system, and asks for what it imports and no more', async () => {
    expect(path.basename(wheel())).toBe(`cdktf_provider_atlas-${VERSION}-py3-none-any.whl`);
    const program = `import importlib.metadata as m; print(*m.requires("cdktf-provider-atlas"), sep="\\n")`;
    const { stdout } = await runProgram(python(await installedWheel(), program));
    const names = [...stdout.matchAll(/^[a-z]+/gm)].map(([name]) => name);
    expect(names.sort()).toEqual(['cdktf', 'constructs', 'jsii', 'publication']);
  });
});

function python(environment: string, program: string): Command {
  return { file: path.join(environment, 'bin', 'python'), args: ['-W', 'error', '-c', program] };
}

const DISTRIBUTIONS = {
  'the wheel': installedWheel,
  'the source distribution': () => madeOnce('python-sdist', [sdist()], (folder) => install(folder, sdist())),
};

describeLanguage(PYTHON, 'pip', () => {
  test.each(Object.entries(DISTRIBUTIONS))(
    'installs %s with what it needs, and nothing is missing',
    async (_, make) => {
      const environment = await make();
      const pip = path.join(environment, 'bin', 'pip');
      expect(await runCommand(pip, ['check'], { cwd: environment })).toMatchObject({ status: 0 });
      const { status, stdout, stderr } = await runProgram(python(environment, PROGRAM));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({
        data: { atlas_snapshot_export_job: { job: { cluster_name: 'orders' } } },
        output: { job_state: { value: '${data.atlas_snapshot_export_job.job.state}' } },
      });
      const { stdout: version } = await runProgram({
        file: path.join(environment, 'bin', 'cdktf-provider-atlas'),
        args: ['--version'],
      });
      expect(version.split(' ')[0]).toBe(VERSION);
    },
  );
});

describeLanguage(PYTHON, 'packed once more', () => {
  test('from another place, with other times and modes, it is the same', () => {
    const code = path.join(temporaryFolder(), 'code');
    fs.cpSync(CODE, code, { recursive: true });
    for (const name of fs.readdirSync(code, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(code, name);
      if (fs.statSync(file).isFile()) fs.chmodSync(file, 0o600);
      fs.utimesSync(file, 1_000_000_000, 1_000_000_000);
    }
    const into = temporaryFolder();
    packPython({ root: ROOT, project: ROOT, code, into });
    for (const file of [wheel(), sdist()]) {
      const again = fs.readFileSync(path.join(into, path.basename(file)));
      expect({ file, same: again.equals(fs.readFileSync(file)) }).toEqual({ file, same: true });
    }
  });

  test('nothing of this machine is in the source distribution', async () => {
    const files = Object.keys(await filesOf(sdist()));
    expect(files.filter((name) => /test|\.ts$|node_modules|\.pyc$/.test(name))).toEqual([]);
    expect(files).toContain(`cdktf_provider_atlas-${VERSION}/src/cdktf_provider_atlas_bin/__init__.py`);
    const program = `
import sys, tarfile
print({(each.mtime, each.uid, each.gid, each.uname, each.gname) for each in tarfile.open(sys.argv[1])})`;
    const facts = await succeed('python3', ['-c', program, sdist()], { cwd: ROOT });
    expect(facts).toBe("{(499162500, 0, 0, '', '')}\n");
  });
});
