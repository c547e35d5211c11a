// Synthesizes an app as the cdktf CLI lets it be done, and reads what it wrote.
import fs from 'node:fs';
import path from 'node:path';
import type { App, TerraformStack } from 'cdktf';

export interface SynthesizedStack {
  /** Folder in which Terraform would run. */
  readonly folder: string;
  readonly text: string;
  readonly configuration: Record<string, unknown>;
  readonly manifest: { readonly dependencies: string[]; readonly annotations: { level: string; message: string }[] };
}

export interface SynthesizedApp {
  readonly outdir: string;
  readonly stacks: Readonly<Record<string, SynthesizedStack>>;
}

export function synthesizeApp(app: App): SynthesizedApp {
  app.synth();
  const manifest = JSON.parse(fs.readFileSync(path.join(app.outdir, 'manifest.json'), 'utf8')) as {
    stacks: Record<string, SynthesizedStack['manifest'] & { workingDirectory: string }>;
  };
  const stacks = Object.entries(manifest.stacks).map(([name, stack]): [string, SynthesizedStack] => {
    const folder = path.join(app.outdir, stack.workingDirectory);
    const text = fs.readFileSync(path.join(folder, 'cdk.tf.json'), 'utf8');
    return [name, { folder, text, configuration: JSON.parse(text) as Record<string, unknown>, manifest: stack }];
  });
  return { outdir: app.outdir, stacks: Object.fromEntries(stacks) };
}

/** Synthesizes the app of a stack, and gives what became of the stack. */
export function synthesizeStack(stack: TerraformStack): SynthesizedStack {
  const synthesized = synthesizeApp(stack.node.root as App).stacks[stack.node.id];
  if (synthesized === undefined) throw new Error(`${stack.node.path} was not synthesized`);
  return synthesized;
}
