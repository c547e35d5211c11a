// What must be true of a command in a document for a reader to be able to type it.
import fs from 'node:fs';
import path from 'node:path';
import { renamedProgram } from '../../tasks/cdktn/renamed';
import { runCommand } from '../support/run-command';
import { TERRAFORM } from '../support/terraform';
import { ROOT, SAMPLES } from './documents';

/** Commands of programs that are not here to be asked. */
const ELSEWHERE = [
  /^gunzip --stdout \S+ \| mongoimport --uri "\$URI" --db \S+ --collection \S+ --mode upsert$/,
  /^echo "\$[A-Z]+"$/,
  /^python3 -m venv \.venv$/,
  /^go mod tidy$/,
];

const FOLDERS_OF_USERS = [/^cdktf\.out\/stacks\/\w+$/, /^\/srv\/pipeline$/];

/** What a user writes: variables, and a program that loads. */
const SCRIPTS_OF_USERS = ['./atlas.env', 'load.sh'];

/** The commands of a sample, without comments, assignments, files for their output and what keeps them in the background. */
export function commandsOf(sample: string): string[] {
  return sample
    .split('\n')
    .flatMap((line) => line.split('&&'))
    .map((command) =>
      command
        .replace(/(^|\s)#.*$/, '')
        .replace(/&\s*$/, '')
        .replace(/\s> [\w.]+\s*$/, '')
        .trim(),
    )
    .map((command) => command.replace(/^(?:[A-Z_]+=\S+\s+)+/, ''))
    .filter((command) => command !== '');
}

/** What is wrong with the command, or undefined. */
export async function commandProblem(command: string): Promise<string | undefined> {
  if (/^export [A-Z_]+=\S+$/.test(command) || ELSEWHERE.some((pattern) => pattern.test(command))) return undefined;
  // What npm has installed can be called with npx or without it.
  const [program = '', ...args] = command.replace(/^node_modules\/\.bin\//, 'npx ').split(/\s+/);
  const checks: Readonly<Record<string, (args: readonly string[]) => Problem>> = {
    npm: npmProblem,
    npx: npxProblem,
    terraform: terraformProblem,
    sh: scriptProblem,
    '.': scriptProblem,
    '.venv/bin/pip': pipProblem,
    go: goProblem,
    kill: ([job = '']) => (job === '$!' ? undefined : `no job ${job}`),
    cd: ([folder = '']) =>
      FOLDERS_OF_USERS.some((pattern) => pattern.test(folder)) ? undefined : `no folder ${folder}`,
  };
  return checks[program] === undefined ? `${program} is not known` : checks[program](args);
}

/** Another sample, or what a user writes. */
function scriptProblem([script = '']: readonly string[]): Problem {
  const isKnown = SCRIPTS_OF_USERS.includes(script) || SAMPLES.some(({ name }) => name === script);
  return isKnown ? undefined : `no script ${script}`;
}

type Problem = Promise<string | undefined> | string | undefined;

function npmProblem([verb = '', script = '']: readonly string[]): Problem {
  if (verb === 'ci' || verb === 'pack') return undefined;
  const { name, version, scripts } = manifest();
  const tarballs = [`/${name}-${version}.tgz`, `/dist/cdktn/js/${renamedProgram(name)}-${version}.tgz`];
  if (verb === 'install') return tarballs.some((file) => script.endsWith(file)) ? undefined : `install ${script}`;
  const called = verb === 'test' ? 'test' : script;
  return scripts[called] === undefined ? `package.json has no script ${called}` : undefined;
}

/** What `npm run package` and `npm run package:cdktn` make for pip. */
function pipProblem([verb, file = '']: readonly string[]): Problem {
  const { name, version } = manifest();
  const wheel = `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
  const wheels = [`/dist/python/${wheel}`, `/dist/cdktn/python/${renamedProgram(wheel)}`];
  return verb === 'install' && wheels.some((each) => file.endsWith(each)) ? undefined : `pip ${verb ?? ''} ${file}`;
}

function goProblem(args: readonly string[]): Problem {
  const { version, jsii } = manifest();
  const module = `${jsii.targets.go.moduleName}/${jsii.targets.go.packageName}`;
  const terrain = renamedProgram(module);
  const known = [
    `get ${module}@v${version}`,
    `mod edit -replace=${module}=../cdktf-provider-atlas/dist/go/${jsii.targets.go.packageName}`,
    `get ${terrain}@v${version}`,
    `mod edit -replace=${terrain}=../cdktf-provider-atlas/dist/cdktn/go/${jsii.targets.go.packageName}`,
    'mod edit -replace=github.com/open-constructs/cdk-terrain-go/cdktn=../cdktf-provider-atlas/dist/cdktn/go/cdktn',
  ];
  return known.includes(args.join(' ')) ? undefined : `go ${args.join(' ')}`;
}

function npxProblem([program = '', ...args]: readonly string[]): Problem {
  if (program === 'projen') return undefined;
  if (program === 'tsx' || program === 'jest') {
    const folders = [ROOT, path.join(ROOT, 'examples', 'pipeline')];
    const isThere = (file: string) =>
      file === '--config' || folders.some((folder) => fs.existsSync(path.join(folder, file)));
    return args.every(isThere) ? undefined : `no ${args.join()}`;
  }
  // The command of CDK Terrain is not here; it knows what that of CDKTF does.
  if (program === 'cdktf' || program === 'cdktn')
    return flagsProblem(path.join(ROOT, 'node_modules/.bin/cdktf'), args.slice(0, 1), args);
  const bin = manifest().bin[program];
  if (bin === undefined) return `${program} is no executable of the package`;
  const words = args[0] === 'context' ? 2 : 1;
  const subcommand = args.filter((arg) => /^[a-z]/.test(arg)).slice(0, program === 'cdktf-provider-atlas' ? words : 0);
  return flagsProblem(path.join(ROOT, bin), subcommand, args);
}

function terraformProblem(args: readonly string[]): Problem {
  if (TERRAFORM === undefined) return undefined;
  const subcommands = args.filter((arg) => !arg.startsWith('-'));
  const words = subcommands.slice(0, ['state', 'providers'].includes(subcommands[0] ?? '') ? 2 : 1);
  return flagsProblem(
    TERRAFORM,
    words,
    args.filter((arg) => !arg.startsWith('-chdir=')),
    '-help',
  );
}

/** Each flag must stand in what the program says of itself. */
async function flagsProblem(
  program: string,
  subcommand: readonly string[],
  args: readonly string[],
  help = '--help',
): Promise<string | undefined> {
  const { status, output } = await runCommand(program, [...subcommand, help], { cwd: ROOT });
  if (status !== 0 || !output.includes(subcommand.join(' '))) return `${subcommand.join(' ')} is no command`;
  const flags = args.filter((arg) => arg.startsWith('-')).map((arg) => arg.replace(/=.*$/, ''));
  const unknown = flags.filter((flag) => !new RegExp(`(?<![\\w-])${flag}(?![\\w-])`).test(output));
  return unknown.length === 0 ? undefined : `${unknown.join()} is not in the help`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly jsii: {
    readonly targets: {
      readonly go: { readonly moduleName: string; readonly packageName: string };
    };
  };
}

function manifest(): Manifest {
  return JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
}
