// An app with many stacks, with our provider in each or without; prints the milliseconds of its synthesis.
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { AtlasProvider } from 'cdktf-provider-atlas';
import { readFileSync } from 'node:fs';

export interface SynthStacks {
  readonly withProvider: boolean;
  readonly outdir: string;
  readonly count: number;
}

const { withProvider, outdir, count } = JSON.parse(readFileSync(0, 'utf8')) as SynthStacks;

const began = performance.now();
const app = new App({ outdir });
for (let index = 0; index < count; index += 1) {
  const stack = new TerraformStack(app, `stack${index}`);
  new TerraformOutput(stack, 'output', { value: 'value' });
  if (withProvider) new AtlasProvider(stack, 'atlas');
}
app.synth();
process.stdout.write(`${performance.now() - began}\n`);
