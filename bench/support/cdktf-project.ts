// A CDKTF project of one stack, deployed by the commands that a user types, each timed.
import fs from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench';
import { compileApp } from './compile-app';
import { environment } from './environment';
import { CDKTF } from './paths';
import { run } from './run';

export const STEPS = ['cdktf synth', 'terraform init', 'terraform plan', 'terraform apply'] as const;
export type Step = (typeof STEPS)[number];

export interface CdktfProject {
  /** Forgets what was synthesized. */
  clean(): void;
  /** Forgets what was applied. */
  forget(): void;
  /** Milliseconds that it took, and what it printed. */
  run(step: Step, settings: Readonly<Record<string, string>>): ReturnType<typeof run>;
}

/** The app is bench/apps/whole-way.ts with these arguments. */
export function cdktfProject(bench: Bench, name: string, args: readonly string[]): CdktfProject {
  const terraform = bench.terraform ?? 'terraform';
  const folder = path.join(bench.workspace, name);
  const output = path.join(folder, 'cdktf.out');
  const app = ['node', compileApp(bench.workspace, 'whole-way'), ...args].join(' ');
  fs.mkdirSync(folder);
  const project = { language: 'typescript', app, projectId: name, sendCrashReports: 'false' };
  fs.writeFileSync(path.join(folder, 'cdktf.json'), JSON.stringify(project));
  return {
    clean: () => fs.rmSync(output, { recursive: true, force: true }),
    forget: () => {
      for (const file of ['terraform.stack.tfstate', 'terraform.stack.tfstate.backup']) {
        fs.rmSync(path.join(folder, file), { force: true });
      }
    },
    run: (step, settings) => {
      const env = environment({ CI: '1', TERRAFORM_BINARY_NAME: terraform, ...settings });
      if (step === 'cdktf synth') return run(process.execPath, [CDKTF, 'synth'], { folder, env });
      const [, command = ''] = step.split(' ');
      const flags = ['-no-color', '-input=false', ...(command === 'apply' ? ['-auto-approve'] : [])];
      return run(terraform, [command, ...flags], { folder: path.join(output, 'stacks', 'stack'), env });
    },
  };
}
