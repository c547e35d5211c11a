// Puts the provider into its stack's folder when the stack is synthesized, and says what could keep Terraform from it.
import { homedir } from 'node:os';
import path from 'node:path';
import { type ISynthesisSession, TerraformBackend, TerraformProvider, TerraformStack } from 'cdktf';
import { filesWithoutImpliedMirror } from '../install/cli-config-files';
import { installProvider, type InstallOutcome } from '../install/install-provider';
import { mirrorOffNote, remoteRunNote, unlockedNote, windowsNote } from '../install/notes';
import { providerPackage, type ProviderPackage } from '../install/provider-package';
import { PROVIDER, PROVIDER_SOURCE } from '../model/release';
import { addWarning } from './add-warning';

const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');
const PACKAGE = Symbol.for('cdktf-provider-atlas/package');
/** The annotations that stand already: a second synthesis of the same app would double them. */
const ANNOTATED = Symbol.for('cdktf-provider-atlas/annotated');

/** Where the build leaves the executable. */
const LIB_BIN = path.join(__dirname, '..', 'bin');

function installs(provider: TerraformProvider): boolean {
  return provider.terraformProviderSource === PROVIDER_SOURCE && CUSTOM_SYNTHESIS in provider;
}

export function installIntoStack(provider: TerraformProvider, session: ISynthesisSession): void {
  const stack = TerraformStack.of(provider);
  const providers = stack.node.findAll().filter((node) => TerraformProvider.isTerraformProvider(node));
  // Several of one stack share a folder, which the first of them fills.
  if (providers.find(installs) !== provider) return;
  const directory = path.resolve(session.outdir, session.manifest.forStack(stack).workingDirectory);
  const outcome = installProvider({
    directory,
    package: packageOf(session),
    otherProviders: providers.map((other) => ({
      source: other.terraformProviderSource ?? other.terraformResourceType,
      version:
        other.terraformGeneratorMetadata?.providerVersion ??
        other.terraformGeneratorMetadata?.providerVersionConstraint,
    })),
  });
  annotate(provider, stack, outcome, directory);
}

/** Read once for all stacks of a synthesis. */
function packageOf(session: ISynthesisSession & { [PACKAGE]?: ProviderPackage }): ProviderPackage {
  const known = session[PACKAGE] ?? providerPackage(LIB_BIN, PROVIDER);
  Object.defineProperty(session, PACKAGE, { value: known, configurable: true });
  return known;
}

function annotate(
  provider: TerraformProvider & { [ANNOTATED]?: Set<string> },
  stack: TerraformStack,
  { needsInit }: InstallOutcome,
  directory: string,
): void {
  const said = provider[ANNOTATED] ?? new Set<string>();
  Object.defineProperty(provider, ANNOTATED, { value: said, configurable: true });
  const surroundings = { environment: process.env, home: homedir(), platform: process.platform };
  const notes = [
    remoteRunNote(backendOf(stack)),
    windowsNote(process.platform),
    unlockedNote(needsInit, path.relative(process.cwd(), directory)),
    mirrorOffNote(filesWithoutImpliedMirror(surroundings, PROVIDER_SOURCE), PROVIDER_SOURCE),
  ];
  for (const note of notes) {
    if (note === undefined || said.has(note)) continue;
    said.add(note);
    addWarning(provider, note);
  }
}

function backendOf(stack: TerraformStack): string | undefined {
  const backend = stack.node.findAll().find((node) => TerraformBackend.isBackend(node)) as
    { readonly name: string } | undefined;
  return backend?.name;
}
