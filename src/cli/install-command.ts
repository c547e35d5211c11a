// `install`: puts the provider into a plain Terraform folder, or back into the stacks of a `cdktf.out`.
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { AtlasError } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import { PROVIDER, PROVIDER_SOURCE } from '../model/release';
import { filesWithoutImpliedMirror } from '../install/cli-config-files';
import { installProvider, type InstallOutcome, type InstallRequest } from '../install/install-provider';
import { mirrorOffNote, otherMachineNote, replacedNote, sizeNote, unlockedNote, windowsNote } from '../install/notes';
import { platformOf } from '../install/platforms';
import { providerPackage, type ProviderPackage } from '../install/provider-package';
import { executableSizes, standalonePackage } from '../install/standalone-package';
import { hasStandingExecutables, standingPackage } from '../install/standing-package';
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
      if (stacks === undefined) installInto(directory ?? '.', standalone, surroundings);
      else if (directory === undefined) installIntoStacks(stacks, standalone, surroundings);
      else throw twoFolders(directory, stacks);
      for (const note of machineNotes(standalone, surroundings)) surroundings.err(note);
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

function installInto(directory: string, standalone: ProviderPackage | undefined, surroundings: Surroundings): void {
  if (!existsSync(directory)) throw noFolder(directory);
  const replaces = standalone === undefined && hasStandingExecutables(directory, PROVIDER_SOURCE);
  report({ directory, package: standalone ?? providerPackage(surroundings.libBin, PROVIDER) }, surroundings);
  if (replaces) surroundings.err(replacedNote(directory));
}

function installIntoStacks(output: string, standalone: ProviderPackage | undefined, surroundings: Surroundings): void {
  const { using, unread } = findStacks(output, PROVIDER_SOURCE, PROVIDER.version);
  const script = standalone ?? providerPackage(surroundings.libBin, PROVIDER);
  for (const directory of unread)
    surroundings.out(
      `${show(directory)}: has no cdk.tf.json, so it was left alone; name it to "install" if it needs the provider`,
    );
  if (using.length === 0) surroundings.out(`No stack below ${show(output)} uses ${PROVIDER_SOURCE}`);
  for (const { directory, otherProviders } of using) {
    // Synthesis has chosen: what it put there is mended, not replaced by another kind.
    const bundle = standalone ?? standingPackage(directory, PROVIDER) ?? script;
    report({ directory, package: bundle, otherProviders }, surroundings);
  }
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

function machineNotes(standalone: ProviderPackage | undefined, surroundings: Surroundings): string[] {
  const machine = platformOf(surroundings.platform, process.arch);
  const files = filesWithoutImpliedMirror(surroundings, PROVIDER_SOURCE);
  const notes = [
    standalone === undefined
      ? windowsNote(surroundings.platform)
      : otherMachineNote(Object.keys(standalone.platforms), machine),
    sizeNote(standalone === undefined ? [] : executableSizes(standalone), '--platform'),
    mirrorOffNote(files, PROVIDER_SOURCE),
  ];
  return notes.filter((note) => note !== undefined);
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
