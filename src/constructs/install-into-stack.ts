// Puts the provider into its stack's folder when the stack is synthesized, and says what could keep Terraform from it.
import { homedir } from 'node:os';
import path from 'node:path';
import { type ISynthesisSession, TerraformBackend, TerraformProvider, TerraformStack } from 'cdktf';
import { filesWithoutImpliedMirror } from '../install/cli-config-files';
import { installProvider, type InstallOutcome } from '../install/install-provider';
import { mirrorOffNote, otherMachineNote, remoteRunNote, sizeNote, unlockedNote, windowsNote } from '../install/notes';
import { platformOf } from '../install/platforms';
import { providerPackage, type ProviderPackage } from '../install/provider-package';
import { executableSizes, standalonePackage } from '../install/standalone-package';
import type { StoredFile } from '../install/stored-file';
import { PROVIDER, PROVIDER_SOURCE } from '../model/release';
import { addInfo, addWarning } from './add-note';
import type { ProviderExecutable } from './provider-executable';
import { isBundled } from './provider-source';

const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');
const READ = Symbol.for('cdktf-provider-atlas/read');
/** The annotations that stand already: a second synthesis of the same app would double them. */
const ANNOTATED = Symbol.for('cdktf-provider-atlas/annotated');

/** How platforms are chosen of the standalone executables. */
const CHOICE = 'ProviderExecutable.standalone(directory, { platforms: […] })';

/** Where the build leaves the executable. */
const LIB_BIN = path.join(__dirname, '..', 'bin');

function installs(provider: TerraformProvider): boolean {
  return isBundled(provider) && CUSTOM_SYNTHESIS in provider;
}

/** What was read for one stack of a synthesis, and serves the others. */
interface Read {
  script?: ProviderPackage;
  readonly executables: Map<string, StoredFile>;
}

export function installIntoStack(
  provider: TerraformProvider,
  session: ISynthesisSession,
  executable: ProviderExecutable | undefined,
): void {
  const stack = TerraformStack.of(provider);
  const providers = stack.node.findAll().filter((node) => TerraformProvider.isTerraformProvider(node));
  // Several of one stack share a folder, which the first of them fills.
  if (providers.find(installs) !== provider) return;
  const directory = path.resolve(session.outdir, session.manifest.forStack(stack).workingDirectory);
  const bundle = packageOf(session, executable);
  const outcome = installProvider({
    directory,
    package: bundle,
    otherProviders: providers.map((other) => ({
      source: other.terraformProviderSource ?? other.terraformResourceType,
      version:
        other.terraformGeneratorMetadata?.providerVersion ??
        other.terraformGeneratorMetadata?.providerVersionConstraint,
    })),
  });
  const notes = [...machineNotes(bundle, executable, backendOf(stack)), ...pathNotes(outcome, directory)];
  annotate(provider, notes, sizeNote(executableSizes(bundle), CHOICE));
}

function packageOf(session: ISynthesisSession & { [READ]?: Read }, executable?: ProviderExecutable): ProviderPackage {
  const read = session[READ] ?? { executables: new Map<string, StoredFile>() };
  Object.defineProperty(session, READ, { value: read, configurable: true });
  const standalone = executable?._standalone();
  if (standalone !== undefined) return standalonePackage(PROVIDER, standalone, read.executables);
  read.script ??= providerPackage(LIB_BIN, PROVIDER);
  return read.script;
}

/** Where Terraform could not start what was put into the folder. */
function machineNotes(bundle: ProviderPackage, executable?: ProviderExecutable, backend?: string) {
  if (executable?._standalone() === undefined) return [remoteRunNote(backend), windowsNote(process.platform)];
  const platforms = Object.keys(bundle.platforms);
  const machine = platformOf(process.platform, process.arch);
  return [remoteRunNote(backend, platforms), otherMachineNote(platforms, machine)];
}

/** Where Terraform would not find it. */
function pathNotes({ needsInit }: InstallOutcome, directory: string) {
  const surroundings = { environment: process.env, home: homedir(), platform: process.platform };
  return [
    unlockedNote(needsInit, path.relative(process.cwd(), directory)),
    mirrorOffNote(filesWithoutImpliedMirror(surroundings, PROVIDER_SOURCE), PROVIDER_SOURCE),
  ];
}

function annotate(
  provider: TerraformProvider & { [ANNOTATED]?: Set<string> },
  warnings: readonly (string | undefined)[],
  info: string | undefined,
): void {
  const said = provider[ANNOTATED] ?? new Set<string>();
  Object.defineProperty(provider, ANNOTATED, { value: said, configurable: true });
  const isNew = (note: string | undefined): note is string => note !== undefined && !said.has(note);
  for (const note of warnings.filter(isNew)) addWarning(provider, note);
  for (const note of [info].filter(isNew)) addInfo(provider, note);
  for (const note of [...warnings, info]) if (note !== undefined) said.add(note);
}

function backendOf(stack: TerraformStack): string | undefined {
  const backend = stack.node.findAll().find((node) => TerraformBackend.isBackend(node)) as
    { readonly name: string } | undefined;
  return backend?.name;
}
