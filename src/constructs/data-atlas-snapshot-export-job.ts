// The construct of one export job: an L1 data source in apply mode, plain values in synth mode.
import { type IResolvable, TerraformLocal, Token } from 'cdktf';
import type { Construct } from 'constructs';
import * as bindings from '../bindings';
import { AtlasError } from '../errors/atlas-error';
import { isFinished, isSuccessful } from '../model/export-state';
import { AtlasLookup } from './atlas-lookup';
import type { DataAtlasSnapshotExportJobProps } from './data-atlas-snapshot-export-job-props';
import { addressOf, exportJobArgumentProblems } from './export-job-arguments';
import { addExportJobOutputs } from './export-job-outputs';
import { annotateLookUps } from './look-up-annotations';
import { refuseJoinedNulls, watchNulls } from './joined-nulls';
import { ReadAt } from './read-at';
import { resolvedExportJob } from './resolved-export-job';
import type { ResolvedSnapshotExportJob } from './resolved-snapshot-export-job';
import { isPlainText, ResolvedValue } from './resolved-value';
import { SynthRead } from './synth-read';

/**
 * One backup snapshot export job of a MongoDB Atlas cluster, chosen by its three names.
 *
 * With `ReadAt.APPLY` (the default) Terraform reads it and the outputs are tokens; the stack needs an `AtlasProvider`.
 * With `ReadAt.SYNTH` it is read while the app runs and the outputs are plain values; the stack needs nothing.
 *
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-getgroupclusterbackupexport
 */
export class DataAtlasSnapshotExportJob extends bindings.dataAtlasSnapshotExportJob.DataAtlasSnapshotExportJob {
  private readonly props: DataAtlasSnapshotExportJobProps;
  private readonly synthRead: SynthRead | undefined;
  private local: TerraformLocal | undefined;

  /**
   * @param scope stack or construct that the job belongs to
   * @param id unique among the children of `scope`
   * @param props what chooses the job, and how it is read
   */
  public constructor(scope: Construct, id: string, props: DataAtlasSnapshotExportJobProps) {
    super(scope, id, props);
    this.props = props;
    const [problem] = exportJobArgumentProblems(props);
    if (problem !== undefined) throw this.refused(problem);
    if (props.readAt === ReadAt.SYNTH) {
      this.synthRead = this.readAtSynth(props);
      // Otherwise cdktf would ask for a provider block that the stack does not need.
      Object.defineProperty(this, 'terraformGeneratorMetadata', { value: undefined });
    }
    this.node.addValidation({ validate: () => this.validateAtSynthesis() });
  }

  /**
   * Whether every object of the export is in the bucket. Throws with `ReadAt.APPLY`, where only Terraform will know.
   */
  public get isSuccessful(): boolean {
    return isSuccessful(this.atSynth('isSuccessful').job.state);
  }

  /** Whether the job has reached a state that it never leaves. Throws with `ReadAt.APPLY`. */
  public get isFinished(): boolean {
    return isFinished(this.atSynth('isFinished').job.state);
  }

  /** Everything that Atlas answered, as plain values. Throws with `ReadAt.APPLY`. */
  public get resolved(): ResolvedSnapshotExportJob {
    return resolvedExportJob(this.atSynth('resolved').job);
  }

  /**
   * Adds the outputs `<stem>_state`, `<stem>_prefix` and `<stem>_export_bucket_id` to the stack, with exactly these ids.
   *
   * @param stem what the ids begin with; by default the construct's id in snake case
   */
  public addOutputs(stem?: string): void {
    addExportJobOutputs(this, stem);
  }

  public override get fqn(): string {
    if (this.synthRead === undefined) return super.fqn;
    // Something to depend on and to refer to, in place of the data block that synth mode doesn't have.
    this.local ??= new TerraformLocal(this, 'resolved', this.interpolationForAttribute('*'));
    return this.local.fqn;
  }

  public override getStringAttribute(terraformAttribute: string): string {
    if (this.synthRead === undefined) return super.getStringAttribute(terraformAttribute);
    const value = this.synthRead.value(terraformAttribute);
    // A text that needs escaping is escaped where it is used: in a string and in an expression it differs.
    return typeof value === 'string' && isPlainText(value)
      ? value
      : Token.asString(this.resolvedValue(terraformAttribute));
  }

  public override interpolationForAttribute(terraformAttribute: string): IResolvable {
    if (this.synthRead === undefined) return super.interpolationForAttribute(terraformAttribute);
    return this.resolvedValue(terraformAttribute);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii wants cdktf's own signature
  public override addOverride(path: string, value: any): void {
    if (this.synthRead === undefined) return super.addOverride(path, value);
    throw new AtlasError('ONLY_AT_APPLY', {
      path: this.node.path,
      what: 'addOverride has no effect on a job that is read at synth time',
      why: 'Its stack holds no data block that could be changed',
      fix: 'Remove the override, or read the job with ReadAt.APPLY',
    });
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii wants cdktf's own signature
  public override toTerraform(): any {
    if (this.synthRead === undefined) return super.toTerraform();
    refuseJoinedNulls(this);
    return {};
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii wants cdktf's own signature
  public override toHclTerraform(): any {
    if (this.synthRead === undefined) return super.toHclTerraform();
    refuseJoinedNulls(this);
    return {};
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii wants cdktf's own signature
  public override toMetadata(): any {
    return this.synthRead === undefined ? super.toMetadata() : {};
  }

  private readAtSynth(props: DataAtlasSnapshotExportJobProps): SynthRead {
    annotateLookUps(this);
    try {
      const lookup = props.lookup ?? AtlasLookup._at(this);
      return new SynthRead(this, addressOf(props), lookup, props.allowUnfinished === true);
    } catch (reason) {
      throw this.refused(AtlasError.from(reason));
    }
  }

  private resolvedValue(path: string): ResolvedValue {
    const value = new ResolvedValue(this.atSynth(path).value(path === '*' ? '' : path), `${this.node.path}.${path}`);
    if (value.isAbsent) watchNulls(this);
    return value;
  }

  private atSynth(member: string): SynthRead {
    if (this.synthRead !== undefined) return this.synthRead;
    throw new AtlasError('ONLY_AT_SYNTH', {
      path: this.node.path,
      what: `${member} is not known while the app runs, because Terraform reads this job`,
      why: 'Every output is a token then, and comparing a token is always false',
      fix: 'Read the job with readAt: ReadAt.SYNTH, or compare in Terraform, with Fn.conditional or a postcondition',
    });
  }

  /** A construct that is refused must not stay in the tree, where a caught error would leave half of it. */
  private refused(problem: AtlasError): AtlasError {
    const error = problem.at(this.node.path);
    this.node.scope?.node.tryRemoveChild(this.node.id);
    return error;
  }

  /** What was changed since the construct was made, and what nobody has read. */
  private validateAtSynthesis(): string[] {
    const { projectIdInput, clusterNameInput, exportJobIdInput } = this;
    const given = { ...this.props, ...this.metaArguments() };
    const now = {
      ...given,
      projectId: projectIdInput ?? '',
      clusterName: clusterNameInput ?? '',
      exportJobId: exportJobIdInput ?? '',
    };
    const problems = exportJobArgumentProblems(now);
    if (this.synthRead !== undefined && JSON.stringify(addressOf(now)) !== JSON.stringify(addressOf(this.props))) {
      problems.push(changedAfterwards());
    }
    const unread = problems.length === 0 ? this.synthRead?.problem() : undefined;
    return [...problems, ...(unread === undefined ? [] : [unread])].map(({ message }) => message);
  }

  private metaArguments(): Partial<DataAtlasSnapshotExportJobProps> {
    const { count, forEach, dependsOn, lifecycle, provider, timeoutsInput: timeouts } = this;
    const now = { count, forEach, dependsOn: dependsOn && [], lifecycle, provider, timeouts };
    return now as Partial<DataAtlasSnapshotExportJobProps>;
  }
}

function changedAfterwards(): AtlasError {
  return new AtlasError('ONLY_AT_APPLY', {
    what: 'A name of the job was changed after its construct was made',
    why: 'With ReadAt.SYNTH the job is read by the names that the constructor got',
    fix: 'Make another construct for the other job, or read the job with ReadAt.APPLY',
  });
}
