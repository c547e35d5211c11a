// What a release is made of: one row for each command that makes a part of it.

import type { Carried } from './bill-of-materials';

export interface Step {
  /** Of the project, as `npm run` knows it. */
  readonly task: string;
  /** Folders below dist that it fills. */
  readonly makes: readonly string[];
  /** Names in `tasks/toolchains.ts`: what must be on PATH. */
  readonly toolchains: readonly string[];
  /** Whether it makes files that are, or hold, the Terraform provider. */
  readonly provider?: true;
  /** What its files hold of others, beside the packages in the bundles. */
  readonly carries?: readonly Carried[];
}

export const STEPS: readonly Step[] = [
  { task: 'build', makes: [], toolchains: [], provider: true },
  {
    task: 'package',
    makes: ['js', 'python', 'java', 'java-cdktf', 'csharp', 'go'],
    toolchains: ['python', 'java', 'csharp'],
  },
];
