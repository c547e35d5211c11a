// Look-ups that are offline and not in their context file.
import { AtlasError } from '../../errors/atlas-error';
import type { LookUp } from './look-ups';

export class MissingLookUps {
  /** Context file → what it lacks. */
  private readonly byFile = new Map<string | undefined, Set<LookUp>>();
  /** Context file → the look-up whose message lists all of them. A list in each message would grow with its square. */
  private readonly listedBy = new Map<string | undefined, LookUp>();

  public add(lookUp: LookUp): void {
    const { contextFile } = lookUp.settings;
    const missing = this.byFile.get(contextFile) ?? new Set();
    this.byFile.set(contextFile, missing.add(lookUp));
  }

  public has(lookUp: LookUp): boolean {
    return this.byFile.get(lookUp.settings.contextFile)?.has(lookUp) === true;
  }

  /** The failure of one of them; that of the first that is asked for lists them all. */
  public errorOf(lookUp: LookUp): AtlasError {
    const { contextFile } = lookUp.settings;
    if (contextFile === undefined) return nowhereToStore(lookUp);
    const first = this.listedBy.get(contextFile) ?? lookUp;
    this.listedBy.set(contextFile, first);
    const missing = [...(this.byFile.get(contextFile) ?? [])];
    return new AtlasError('LOOKUP_MISSING', {
      what: `Look-ups are offline, and ${contextFile} does not hold ${namesOf(lookUp)}`,
      why: first === lookUp ? listOf(missing) : 'The first message of this kind lists all that is missing',
      fix: 'With access to Atlas, run `CDKTF_ATLAS_LOOKUP=missing npx cdktf synth` once and commit the context file; set the same base URL here as there',
    });
  }
}

function nowhereToStore(lookUp: LookUp): AtlasError {
  return new AtlasError('LOOKUP_MISSING', {
    what: `Look-ups are offline, and there is no context file that could hold ${namesOf(lookUp)}`,
    why: 'For an Atlas on this machine nothing is stored unless a file is named',
    fix: 'Name a contextFile on AtlasLookup and run `CDKTF_ATLAS_LOOKUP=missing npx cdktf synth` once, or do not be offline',
  });
}

function listOf(missing: readonly LookUp[]): string {
  const names = new Set(missing.map((lookUp) => `- ${namesOf(lookUp)}`));
  return `These are missing:\n${[...names].join('\n')}`;
}

function namesOf({ question, settings }: LookUp): string {
  const at = settings.endpoint.baseUrl;
  if (question.kind === 'export-bucket') {
    const { projectId, exportBucketId } = question.address;
    return `export bucket ${exportBucketId} (project ${projectId}, ${at})`;
  }
  const [id, place] =
    question.kind === 'export-job' && 'exportJobId' in question.choice
      ? [
          question.choice.exportJobId,
          `project ${question.cluster.projectId}, cluster ${question.cluster.clusterName}, `,
        ]
      : ['', ''];
  return `export job ${id} (${place}${at})`;
}
