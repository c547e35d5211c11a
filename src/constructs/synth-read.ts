// One export job that is read while the app runs, and the values that its construct shows.
import type { IConstruct } from 'constructs';
import { AtlasError } from '../errors/atlas-error';
import type { ExportJob } from '../model/export-job';
import { exportJobAttributes, type AttributeObject, type AttributeValue } from '../model/export-job-attributes';
import { isFinished } from '../model/export-state';
import type { ExportJobAddress } from '../model/identifiers';
import type { ExportJobQuestion } from '../model/question';
import { LookUps, type LookUp } from '../synth/host/look-ups';
import type { AtlasLookup } from './atlas-lookup';

const LOOK_UPS = Symbol.for('cdktf-provider-atlas/look-ups');

/** What the user gave, and nobody needs to be asked for. */
const GIVEN: Readonly<Record<string, keyof ExportJobAddress>> = {
  project_id: 'projectId',
  cluster_name: 'clusterName',
  export_job_id: 'exportJobId',
};

/** The look-ups of the app that the construct belongs to. */
export function lookUpsOf(construct: IConstruct): LookUps {
  const app = construct.node.root as IConstruct & { [LOOK_UPS]?: LookUps };
  if (app[LOOK_UPS] === undefined) Object.defineProperty(app, LOOK_UPS, { value: new LookUps() });
  return app[LOOK_UPS] ?? new LookUps();
}

export class SynthRead {
  private readonly address: ExportJobAddress;
  private readonly lookUp: LookUp<ExportJobQuestion>;
  private readonly path: string;
  private wasRead = false;
  private attributes: AttributeObject | undefined;

  public constructor(
    private readonly construct: IConstruct,
    address: ExportJobAddress,
    lookup: AtlasLookup,
    private readonly allowUnfinished: boolean,
  ) {
    this.path = construct.node.path;
    const { exportJobId, ...cluster } = address;
    this.address = address;
    this.lookUp = { question: { kind: 'export-job', cluster, choice: { exportJobId } }, settings: lookup._settings() };
    lookUpsOf(construct).add(this.lookUp);
  }

  /** The job; throws why it can't be had, with the construct's path. Blocks at the first call. */
  public get job(): ExportJob {
    this.wasRead = true;
    try {
      const job = lookUpsOf(this.construct).resolve(this.lookUp);
      if (!this.allowUnfinished && !isFinished(job.state)) throw notFinished(job);
      return job;
    } catch (reason) {
      throw AtlasError.from(reason).at(this.path);
    }
  }

  /** What would fail at the first read, where nobody has read yet. */
  public problem(): AtlasError | undefined {
    if (this.wasRead) return undefined;
    try {
      void this.job;
      return undefined;
    } catch (reason) {
      return AtlasError.from(reason);
    }
  }

  /** The value at a path such as `state`, `export_status.total_collections` or `components[0].export_id`. */
  public value(path: string): AttributeValue {
    const given = GIVEN[path];
    if (given !== undefined) return this.address[given];
    this.attributes ??= { ...exportJobAttributes(this.job) };
    const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
    let value: AttributeValue | undefined = this.attributes;
    for (const step of steps) value = value === undefined ? undefined : member(value, step);
    if (value !== undefined) return value;
    throw new AtlasError('VALUE_ABSENT', {
      path: this.path,
      what: `The export job has no ${path}`,
      fix: 'Ask `resolved` which values there are, or read the job with ReadAt.APPLY',
    });
  }
}

/** A member of a list or an object; what lies below an absent value is absent; undefined where there is no such member. */
function member(value: AttributeValue, step: string): AttributeValue | undefined {
  if (value === null) return null;
  if (typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
  return (value as AttributeObject)[step];
}

function notFinished(job: ExportJob): AtlasError {
  const { exportedCollections, totalCollections } = job.exportStatus ?? {};
  const progress = totalCollections
    ? `, with ${exportedCollections ?? 0} of ${totalCollections} collections exported`
    : '';
  return new AtlasError('JOB_NOT_FINISHED', {
    what: `Export job ${job.id} is ${job.state ?? 'in no state'}${progress}`,
    why: 'What is read at synth time becomes part of the configuration, and this job still changes',
    fix: 'Synthesize again when it has finished, set allowUnfinished to take the value of this moment, or read it with ReadAt.APPLY',
  });
}
