// `install`: puts the provider into a plain Terraform folder, or back into the stacks of a `cdktf.out`.
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import { PROVIDER, PROVIDER_SOURCE } from '../model/release';
import { filesWithoutImpliedMirror } from '../install/cli-config-files';
import { installProvider, type InstallOutcome, type InstallRequest } from '../install/install-provider';
import {
  lostNote,
  mirrorOffNote,
  otherMachineNote,
  replacedNote,
  sizeNote,
  unlockedNote,
  windowsNote,
} from '../install/notes';
import { platformOf } from '../install/platforms';
import { providerPackage, type ProviderPackage } from '../install/provider-package';
import { executableSizes, standalonePackage } from '../install/standalone-package';
import { hasLost, hasStandingExecutables, standingPackage } from '../install/standing-package';
import { findStacks } from './find-stacks';
import type { Surroundings } from './surroundings';

const EXAMPLES = `
Examples:
  $ cdktf-provider-atlas install                      the folder that you are in
  $ cdktf-provider-atlas install infra/backup         another folder with .tf files
  $ cdktf-provider-atlas install --stacks cdktf.out   every stack that uses the provider, for
                                                      example after cdktf.out was downloaded as
                                                      an artifact without modes and hidden files
  $ cdktf-provider-atlas install --executable provider --platform linux_amd64
                                                      an executable for machines without Node.js`;

export function installCommand(surroundings: Surroundings): Command {
  return new Command('install')
    .description('Put the provider where "terraform init" finds it, and its entry into the dependency lock file.')
    .argument('[dir]', 'folder in which Terraform runs (default: the current one)')
    .option('--stacks <cdktf.out>', 'mend every stack below this output folder instead')
    .option('--executable <folder>', 'put standalone executables, which need no Node.js, from this folder')
    .option(
      '--platform <name>',
      'only the executable for this platform; may be repeated (default: each there is)',
      also,
    )
    .addHelpText('after', EXAMPLES)
    .action((directory: string | undefined, { stacks, executable, platform }: Options) => {
      if (executable === undefined && platform !== undefined) throw platformAlone();
      const standalone =
        executable === undefined
          ? undefined
          : standalonePackage(PROVIDER, { directory: executable, platforms: platform });
      if (stacks !== undefined && directory !== undefined) throw twoFolders(directory, stacks);
      const installed =
        stacks === undefined
          ? installInto(directory ?? '.', standalone, surroundings)
          : installIntoStacks(stacks, standalone, surroundings);
      for (const note of notesOn(installed, standalone, surroundings)) surroundings.err(note);
    });
}

interface Options {
  readonly stacks?: string;
  readonly executable?: string;
  readonly platform?: readonly string[];
}

function also(name: string, before: readonly string[] = []): string[] {
  return [...before, name];
}

type Installed = readonly ProviderPackage[];

function installInto(
  directory: string,
  standalone: ProviderPackage | undefined,
  surroundings: Surroundings,
): Installed {
  if (!existsSync(directory)) throw noFolder(directory);
  const replaces = standalone === undefined && hasStandingExecutables(directory, PROVIDER_SOURCE);
  const bundle = standalone ?? providerPackage(surroundings.libBin, PROVIDER);
  report({ directory, package: bundle }, surroundings);
  if (replaces) surroundings.err(replacedNote(directory));
  return [bundle];
}

function installIntoStacks(
  output: string,
  standalone: ProviderPackage | undefined,
  surroundings: Surroundings,
): Installed {
  const { using, unread } = findStacks(output, PROVIDER_SOURCE, PROVIDER.version);
  const script = standalone ?? providerPackage(surroundings.libBin, PROVIDER);
  // Synthesis has chosen: what it put there is mended, not replaced by another kind.
  const requests = using.map(({ directory, otherProviders }) => {
    return { directory, otherProviders, package: standalone ?? standingPackage(directory, PROVIDER) ?? script };
  });
  for (const directory of unread)
    surroundings.out(
      `${show(directory)}: has no cdk.tf.json, so it was left alone; name it to "install" if it needs the provider`,
    );
  if (using.length === 0) surroundings.out(`No stack below ${show(output)} uses ${PROVIDER_SOURCE}`);
  for (const request of requests) {
    const isLost = request.package === script && standalone === undefined && hasLost(request.directory, script);
    report(request, surroundings);
    if (isLost) surroundings.err(lostNote(request.directory));
  }
  return requests.map((request) => request.package);
}

function report(request: InstallRequest, { out, err }: Surroundings): void {
  const outcome = installProvider(request);
  out(`${show(request.directory)}: ${outcome.source} ${outcome.version}: ${changesOf(outcome)}`);
  const note = unlockedNote(outcome.needsInit, request.directory);
  if (note !== undefined) err(note);
}

function changesOf({ written, permitted, removed, lockFile }: InstallOutcome): string {
  const changes = [
    ...count(written, 'file', 'written'),
    ...count(permitted, 'file', 'made executable or readable'),
    ...count(removed, 'left-over', 'removed'),
    ...(lockFile === 'unchanged' ? [] : [`lock file ${lockFile}`]),
  ];
  return changes.length === 0 ? 'nothing to do' : changes.join(', ');
}

function count(files: readonly string[], noun: string, what: string): string[] {
  if (files.length === 0) return [];
  return [`${files.length} ${noun}${files.length === 1 ? '' : 's'} ${what}`];
}

/** Each once, on what was put there; sizes only where platforms can be chosen. */
function notesOn(installed: Installed, standalone: ProviderPackage | undefined, surroundings: Surroundings): string[] {
  const machine = platformOf(surroundings.platform, process.arch);
  const notes = [
    ...installed.map((bundle) =>
      executableSizes(bundle).length === 0
        ? windowsNote(surroundings.platform)
        : otherMachineNote(Object.keys(bundle.platforms), machine),
    ),
    sizeNote(standalone === undefined ? [] : executableSizes(standalone), '--platform'),
    mirrorOffNote(filesWithoutImpliedMirror(surroundings, PROVIDER_SOURCE), PROVIDER_SOURCE),
  ];
  return [...new Set(notes.filter((note) => note !== undefined))];
}

function noFolder(directory: string): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: `The folder ${quote(directory)} does not exist`,
    fix: 'Correct its name, or make the folder first',
  });
}

function platformAlone(): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: '--platform is given without --executable',
    why: 'The script is the same for all platforms',
    fix: 'Give the folder of the standalone executables with --executable, or leave --platform out',
  });
}

function twoFolders(directory: string, stacks: string): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    what: `Two folders are given: ${show(directory)} and --stacks ${show(stacks)}`,
    fix: 'Give a folder with .tf files, or --stacks with the output folder of cdktf',
  });
}
