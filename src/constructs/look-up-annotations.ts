// What the reads of an app at synth time have to say beside their answers, said once.
import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import { lookUpsOf } from './synth-read';

const ANNOTATED = Symbol.for('cdktf-provider-atlas/annotated');
const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');

/** Makes the construct say, at synthesis, what no other construct of its app has said yet. */
export function annotateLookUps(construct: IConstruct): void {
  Object.defineProperty(construct, CUSTOM_SYNTHESIS, { value: { onSynthesize: () => annotate(construct) } });
}

function annotate(construct: IConstruct): void {
  const lookUps = lookUpsOf(construct);
  const annotations = Annotations.of(construct);
  for (const warning of lookUps.takeWarnings()) annotations.addWarning(warning);
  const app = construct.node.root as IConstruct & { [ANNOTATED]?: boolean };
  if (app[ANNOTATED] === true || lookUps.fetched.size === 0 || !isCi()) return;
  Object.defineProperty(app, ANNOTATED, { value: true });
  annotations.addWarning(
    `${lookUps.fetched.size} finished export job(s) had to be read from Atlas, because the context file did not hold ` +
      'them. Run `npx cdktf synth` outside of CI and commit the context file: then CI needs no credentials.',
  );
}

function isCi(): boolean {
  return !['', '0', 'false'].includes((process.env.CI ?? '').toLowerCase());
}
