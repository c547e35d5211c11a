// The Python package: wheel and source distribution. The same bytes each time; another zlib may compress differently.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from '../run-tool';
import type { Packing } from './packer';
import { targetsOf } from './targets';

const SOURCES = path.join(__dirname, 'python');
/** What the generated pyproject.toml asks for, in one version. */
const SETUPTOOLS = 'setuptools==75.3.4';
const TOOLS = path.join(__dirname, '..', '..', '.cache', 'packages', 'python', SETUPTOOLS);
/** Starts the executables without importing the package, which would start a jsii kernel. */
const EXECUTABLES = path.join(SOURCES, 'cdktf_provider_atlas_bin');

/** Builds both from the generated code and the executables. */
export function packPython({ project, code, into }: Packing): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pack-python-'));
  try {
    fs.cpSync(code, folder, { recursive: true });
    const { module } = targetsOf(project).python;
    addExecutables(path.join(folder, 'src'), module);
    rewriteSetup(path.join(folder, 'setup.py'), { executables: executableNames(project), starter: `${module}_bin` });
    run(python(), [path.join(SOURCES, 'build.py'), into], folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Out of the tarball that the package carries, beside what starts them, with the manifest that says which Node.js they take. */
function addExecutables(src: string, module: string): void {
  const generated = path.join(src, module, '_jsii');
  fs.rmSync(path.join(generated, 'bin'), { recursive: true });
  const [tarball = ''] = fs.readdirSync(generated).filter((name) => name.endsWith('.tgz'));
  const folder = path.join(src, `${module}_bin`);
  fs.cpSync(EXECUTABLES, folder, {
    recursive: true,
    filter: (file) => !file.endsWith('__pycache__'),
  });
  // The worker is for look-ups of an app.
  const members = ['--exclude', 'synth-worker.js', 'package/package.json', 'package/lib/bin'];
  run('tar', ['-xzf', path.join(generated, tarball), '--strip-components=1', ...members], folder);
}

interface Setup {
  readonly packages: string[];
  readonly package_data: Record<string, string[]>;
  scripts?: string[];
  /** Understood nowhere, and warned of. */
  bdist_wheel?: unknown;
  entry_points?: Readonly<Record<string, readonly string[]>>;
}

interface Executables {
  readonly executables: readonly string[];
  /** The Python package that starts them. */
  readonly starter: string;
}

/** Commands that pip makes for each system, in place of scripts. */
function rewriteSetup(file: string, { executables, starter }: Executables): void {
  const text = fs.readFileSync(file, 'utf8');
  const found = /(?<=""")[^"][^]*?(?=""")/.exec(text);
  if (found === null) throw new Error(`${file} is not as jsii-pacmak wrote it`);
  const setup = JSON.parse(found[0]) as Setup;
  delete setup.scripts;
  delete setup.bdist_wheel;
  setup.packages.push(starter);
  setup.package_data[starter] = ['package.json', 'node-version.js', 'lib/bin/*'];
  const commands = executables.map((name) => `${name} = ${starter}:${name.replaceAll('-', '_')}`);
  setup.entry_points = { console_scripts: commands };
  fs.writeFileSync(
    file,
    text.replace(found[0], () => `\n${JSON.stringify(setup, undefined, 4)}\n`),
  );
}

function executableNames(project: string): string[] {
  const manifest = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8')) as { bin: object };
  return Object.keys(manifest.bin);
}

/** Of a virtual environment that has setuptools alone, kept for the next time. */
function python(): string {
  const binary = path.join(TOOLS, 'bin', 'python');
  const whole = path.join(TOOLS, '.whole');
  if (fs.existsSync(whole)) return binary;
  fs.rmSync(TOOLS, { recursive: true, force: true });
  run('python3', ['-m', 'venv', TOOLS], SOURCES);
  run(binary, ['-m', 'pip', 'install', '--quiet', '--no-deps', SETUPTOOLS], SOURCES);
  fs.writeFileSync(whole, '');
  return binary;
}

function run(file: string, args: readonly string[], cwd: string): void {
  runTool(file, args, { cwd, settings: { PYTHONDONTWRITEBYTECODE: '1' } });
}
