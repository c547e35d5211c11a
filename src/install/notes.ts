// What a user should know about how the provider reaches Terraform, each undefined where there is nothing to say.
import { show } from '../errors/show';
import type { UnlockedProvider } from './lock-file';

const WITHOUT_NODE =
  'use the standalone executable (docs/installing.md), or read the values while the app runs (readAt: ReadAt.SYNTH), which needs no provider, or run Terraform where Node.js 20 or later is installed';

/** What the machines of HCP Terraform are. */
const REMOTE_PLATFORM = 'linux_amd64';

/** For a backend that runs Terraform elsewhere; `platforms` are those of standalone executables, where these are used. */
export function remoteRunNote(backend: string | undefined, platforms?: readonly string[]): string | undefined {
  if (backend !== 'remote' && backend !== 'cloud') return undefined;
  if (platforms === undefined)
    return `The backend "${backend}" may run Terraform on a machine that has no Node, which the atlas provider needs. There, ${WITHOUT_NODE}.`;
  if (platforms.includes(REMOTE_PLATFORM)) return undefined;
  return `The backend "${backend}" may run Terraform on ${REMOTE_PLATFORM}, and the stack has the atlas provider for ${platforms.join(', ')} only. Add the executable for ${REMOTE_PLATFORM} to the folder, or to the platforms.`;
}

/** For the platform that runs the app, as in `process.platform`. */
export function windowsNote(platform: string): string | undefined {
  if (platform !== 'win32') return undefined;
  return `The atlas provider is a script with a #! line, which Terraform can't start on Windows. There, use WSL, or ${WITHOUT_NODE}.`;
}

/** For standalone executables none of which is for this machine. */
export function otherMachineNote(platforms: readonly string[], machine: string): string | undefined {
  if (platforms.includes(machine)) return undefined;
  return `The atlas provider is there for ${platforms.join(', ')}, and this machine is ${machine}: "terraform init" fails here. Add the executable for ${machine} if Terraform is to run here.`;
}

/** For the sizes of standalone executables, in bytes, and how platforms are chosen of them. */
export function sizeNote(sizes: readonly number[], choice: string): string | undefined {
  if (sizes.length < 2) return undefined;
  const megabytes = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e6);
  return `Each folder has the atlas provider for ${sizes.length} platforms, ${megabytes} MB together. On this disk the stacks of an app share them; where a folder is packed or uploaded, each may count. Name those that Terraform runs on: ${choice}.`;
}

/** For a folder in which the script has taken the place of standalone executables. */
export function replacedNote(directory: string): string {
  return `In ${show(directory)} the script has taken the place of standalone executables: where Terraform runs there must be Node.js 20 or later. To have executables there again, say --executable with their folder.`;
}

/** For a folder that held nothing, with a lock file that names other bytes than the script's. */
export function lostNote(directory: string): string {
  return `The lock file in ${show(directory)} named other bytes than those of the script, which is there now. If they were standalone executables, that have been lost, synthesize again, or say --executable with their folder.`;
}

/** For the providers that `cdktf deploy` would look up in a registry; `directory` is the stack's folder. */
export function unlockedNote(needsInit: readonly UnlockedProvider[], directory: string): string | undefined {
  if (needsInit.length === 0) return undefined;
  const reasons = needsInit.map((provider) => `- ${unlockedReason(provider)}`);
  return [
    '"cdktf deploy" would ask registries for every provider of this stack, and fails, as none knows the atlas provider:',
    ...reasons,
    `Use "cdktf deploy --skip-provider-lock", or do this once in ${show(directory)}: ${initCommand(needsInit)}.`,
  ].join('\n');
}

function unlockedReason({ source, version, reason, lockedVersion }: UnlockedProvider): string {
  if (reason === 'locked-at-another-version')
    return `${source} is locked at ${show(lockedVersion ?? 'no version')}, and the stack requires ${show(version ?? 'another')}`;
  if (reason === 'locked-without-constraints')
    return `${source} is locked without a constraint: require a version of it, and delete its entry in the lock file`;
  if (version === undefined) return `${source} is required without a version: give it one`;
  return `${source} is required as "${show(version)}", and the lock file has no entry for it yet`;
}

function initCommand(needsInit: readonly UnlockedProvider[]): string {
  const upgrades = needsInit.some(({ reason }) => reason === 'locked-at-another-version');
  return upgrades ? 'terraform init -upgrade' : 'terraform init';
}

/** For the CLI configuration files that switch off the folder into which the provider is put. */
export function mirrorOffNote(files: readonly string[], source: string): string | undefined {
  if (files.length === 0) return undefined;
  const pattern = `${source.split('/')[0] ?? ''}/*/*`;
  return [
    `The provider_installation block in ${files.map(show).join(' and ')} keeps Terraform from looking into terraform.d/plugins, where the atlas provider is. Add this to the block:`,
    '  filesystem_mirror {',
    '    path    = "terraform.d/plugins"',
    `    include = ["${pattern}"]`,
    '  }',
    `and to each other method in it: exclude = ["${pattern}"]`,
  ].join('\n');
}
