// What a release is made of: one row for each command that makes a part of it.
import { NODE_BINARIES, NODE_VERSION } from '../executables/node-binaries';
import type { Carried } from './bill-of-materials';

export interface Step {
  /** Of the project, as `npm run` knows it. */
  readonly task: string;
  /** Folders below dist that it fills. */
  readonly makes: readonly string[];
  /** Folders below dist that others publish, or would: made for whoever has the clone, and left out of a release. */
  readonly ofOthers?: readonly string[];
  /** Names in `tasks/toolchains.ts`: what must be on PATH. */
  readonly toolchains: readonly string[];
  /** Whether it makes files that are, or hold, the Terraform provider. */
  readonly provider?: true;
  /** What its files hold of others, beside the packages in the bundles. */
  readonly carries?: readonly Carried[];
}

/** Each standalone executable is Node.js with the provider in it. */
const NODES: readonly Carried[] = Object.entries(NODE_BINARIES).map(([platform, { name, integrity }]) => ({
  ...{ name, integrity, version: NODE_VERSION, license: 'MIT' },
  file: `provider/${platform}`,
}));

export const STEPS: readonly Step[] = [
  { task: 'build', makes: [], toolchains: [], provider: true },
  { task: 'package:provider', makes: ['provider'], toolchains: [], provider: true, carries: NODES },
  { task: 'package:registry', makes: ['registry'], toolchains: [], provider: true },
  {
    task: 'package',
    makes: ['js', 'python', 'java', 'java-cdktf', 'csharp', 'go'],
    ofOthers: ['java-cdktf'],
    toolchains: ['python', 'java', 'csharp'],
  },
  {
    task: 'package:cdktn',
    makes: ['cdktn'],
    ofOthers: ['cdktn/java-cdktn', 'cdktn/go/cdktn'],
    toolchains: ['python', 'java', 'csharp'],
  },
];

export function isProvider({ provider }: Step): boolean {
  return provider === true;
}
