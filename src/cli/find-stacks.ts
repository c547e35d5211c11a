// The stacks of a CDKTF output folder that use the provider.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AtlasError } from '../errors/atlas-error';
import { quote, show } from '../errors/show';
import { exactVersion } from '../install/exact-version';
import type { RequiredProvider } from '../install/lock-file';
import { normalizeSource } from '../install/provider-source';
import { systemError } from '../install/system-error';

export interface FoundStack {
  readonly directory: string;
  readonly otherProviders: readonly RequiredProvider[];
}

export interface FoundStacks {
  readonly using: readonly FoundStack[];
  /** Folders whose stack is not in JSON. */
  readonly unread: readonly string[];
}

/** The stacks below `output` that require `source`; the version they ask for must be the given one. */
export function findStacks(output: string, source: string, version: string): FoundStacks {
  const directories = stackFolders(output);
  const readable = directories.filter((directory) => existsSync(stackFile(directory)));
  return {
    using: readable.flatMap((directory) => {
      const required = requiredProviders(stackFile(directory));
      const ours = required.find((provider) => normalizeSource(provider.source) === source);
      if (ours === undefined) return [];
      checkVersion(directory, ours, version);
      return [{ directory, otherProviders: required.filter((provider) => provider !== ours) }];
    }),
    unread: directories.filter((directory) => !readable.includes(directory)),
  };
}

function stackFile(directory: string): string {
  return path.join(directory, 'cdk.tf.json');
}

function stackFolders(output: string): string[] {
  const folder = path.join(output, 'stacks');
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return entries.map(({ name }) => path.join(folder, name)).sort();
  } catch (cause) {
    throw new AtlasError('INSTALL_FAILED', {
      what: `${quote(folder)} could not be read`,
      why: show(systemError(cause)?.message ?? String(cause)),
      fix: 'Give --stacks the output folder of cdktf, such as cdktf.out; "cdktf synth" writes it',
      cause,
    });
  }
}

function requiredProviders(file: string): RequiredProvider[] {
  const stack = readJson(file);
  const blocks = [member(stack, 'terraform')].flat().map((terraform) => member(terraform, 'required_providers'));
  return blocks.flat().flatMap((block) => Object.entries(isObject(block) ? block : {}).map(requiredProvider));
}

/** The short form of an entry is its version alone. */
function requiredProvider([localName, entry]: [string, unknown]): RequiredProvider {
  const source = member(entry, 'source');
  const version = isObject(entry) ? member(entry, 'version') : entry;
  return {
    source: typeof source === 'string' ? source : localName,
    ...(typeof version === 'string' ? { version } : {}),
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (cause) {
    throw new AtlasError('INSTALL_FAILED', {
      what: `The stack ${quote(file)} could not be read as JSON`,
      why: show(systemError(cause)?.message ?? String(cause)),
      fix: 'Run "cdktf synth" again',
      cause,
    });
  }
}

function checkVersion(directory: string, { version: required }: RequiredProvider, version: string): void {
  const exact = exactVersion(required);
  if (exact === undefined || exact === version) return;
  throw new AtlasError('INSTALL_FAILED', {
    what: `The stack ${quote(directory)} requires version ${exact} of the provider, and this is ${version}`,
    fix: 'Run this with the release of cdktf-provider-atlas that synthesized the stack, or synthesize it again',
  });
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
