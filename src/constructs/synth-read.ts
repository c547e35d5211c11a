// What is read while the app runs for one construct, and the values that the construct shows.
import type { IConstruct } from 'constructs';
import { AtlasError } from '../errors/atlas-error';
import type { AttributeObject, AttributeValue } from '../model/export-job-attributes';
import type { AnswerTo, Question } from '../model/question';
import type { LookUp, LookUps } from '../synth/host/look-ups';
import type { AtlasLookup } from './atlas-lookup';

const LOOK_UPS = Symbol.for('cdktf-provider-atlas/look-ups');

/** The look-ups of the app that the construct belongs to. */
export function lookUpsOf(construct: IConstruct): LookUps {
  const app = construct.node.root as IConstruct & { [LOOK_UPS]?: LookUps };
  if (app[LOOK_UPS] !== undefined) return app[LOOK_UPS];
  // Loaded where it is needed: most apps let Terraform read.
  const { LookUps: Made } = require('../synth/host/look-ups') as typeof import('../synth/host/look-ups');
  const lookUps = new Made();
  Object.defineProperty(app, LOOK_UPS, { value: lookUps });
  return lookUps;
}

/** What is asked, and what becomes of the answer. */
export interface ReadPlan<Q extends Question> {
  readonly noun: string;
  readonly question: Q;
  /** Attributes that nobody needs to be asked for. */
  readonly given: AttributeObject;
  readonly outputs: (answer: AnswerTo<Q>) => AttributeObject;
  /** Why an answer is not shown. */
  readonly unfit: (answer: AnswerTo<Q>) => AtlasError | undefined;
}

export class SynthRead<Q extends Question> {
  private readonly lookUp: LookUp<Q>;
  private readonly path: string;
  private wasRead = false;
  private attributes: AttributeObject | undefined;

  public constructor(
    private readonly construct: IConstruct,
    private readonly plan: ReadPlan<Q>,
    lookup: AtlasLookup,
  ) {
    this.path = construct.node.path;
    this.lookUp = { question: plan.question, settings: lookup._settings() };
    lookUpsOf(construct).add(this.lookUp);
  }

  /** Throws why it can't be had, with the construct's path. Blocks at the first call. */
  public get answer(): AnswerTo<Q> {
    this.wasRead = true;
    try {
      const answer = lookUpsOf(this.construct).resolve(this.lookUp);
      const problem = this.plan.unfit(answer);
      if (problem !== undefined) throw problem;
      return answer;
    } catch (reason) {
      throw AtlasError.from(reason).at(this.path);
    }
  }

  /** What would fail at the first read, where nobody has read yet. */
  public problem(): AtlasError | undefined {
    if (this.wasRead) return undefined;
    try {
      void this.answer;
      return undefined;
    } catch (reason) {
      return AtlasError.from(reason);
    }
  }

  /** The value at a path such as `state`, `export_status.total_collections` or `components[0].export_id`; of an empty path, all of them. */
  public value(path: string): AttributeValue {
    const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
    let value: AttributeValue | undefined = this.attributesWith(steps[0]);
    for (const step of steps) value = value === undefined ? undefined : member(value, step);
    if (value !== undefined) return value;
    throw new AtlasError('VALUE_ABSENT', {
      path: this.path,
      what: `The ${this.plan.noun} has no ${path}`,
      fix: 'Ask `resolved` which values there are, or use ReadAt.APPLY',
    });
  }

  /** All attributes, or those that were given where the one that is wanted is among them. */
  private attributesWith(name: string | undefined): AttributeObject {
    const { given, outputs } = this.plan;
    if (name !== undefined && Object.hasOwn(given, name)) return given;
    return (this.attributes ??= { ...given, ...outputs(this.answer) });
  }
}

/** A member of a list or an object; what lies below an absent value is absent; undefined where there is no such member. */
function member(value: AttributeValue, step: string): AttributeValue | undefined {
  if (value === null) return null;
  if (typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
  return (value as AttributeObject)[step];
}
