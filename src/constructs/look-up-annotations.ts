// What the reads of an app at synth time have to say beside their answers, said once.
import type { IConstruct } from 'constructs';
import type { LookUps } from '../synth/host/look-ups';
import { addWarning } from './add-note';
import { lookUpsOf } from './synth-read';

const ANNOTATED = Symbol.for('cdktf-provider-atlas/annotated');
const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');

/** Makes the construct say, at synthesis, what no other construct of its app has said yet. */
export function annotateLookUps(construct: IConstruct): void {
  Object.defineProperty(construct, CUSTOM_SYNTHESIS, { value: { onSynthesize: () => annotate(construct) } });
}

function annotate(construct: IConstruct): void {
  const lookUps = lookUpsOf(construct);
  for (const warning of lookUps.takeWarnings()) addWarning(construct, warning);
  const app = construct.node.root as IConstruct & { [ANNOTATED]?: boolean };
  const fetched = fetchedWords(lookUps);
  if (app[ANNOTATED] === true || fetched === '' || !isCi()) return;
  Object.defineProperty(app, ANNOTATED, { value: true });
  addWarning(
    construct,
    `${fetched} had to be read from Atlas, because the context file did not hold them. ` +
      'Run `npx cdktf synth` outside of CI and commit the context file: then CI needs no credentials.',
  );
}

function fetchedWords({ fetched: { exportJobs, exportBuckets } }: LookUps): string {
  const words = [
    exportJobs.size > 0 ? `${exportJobs.size} finished export job(s)` : '',
    exportBuckets.size > 0 ? `${exportBuckets.size} export bucket(s)` : '',
  ];
  return words.filter((word) => word !== '').join(' and ');
}

function isCi(): boolean {
  return !['', '0', 'false'].includes((process.env.CI ?? '').toLowerCase());
}
