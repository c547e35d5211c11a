// What can be asked of Atlas, by Terraform, by an app and by the command line, and what each question is answered with.
import type { ExportBucket } from './export-bucket';
import type { ExportJob } from './export-job';
import type { ExportJobFilter } from './export-job-filter';
import type { ClusterAddress, ExportBucketAddress } from './identifiers';

/** One job: by its id, or the newest of those that fit. */
export type ExportJobChoice = { readonly exportJobId: string } | { readonly mostRecent: ExportJobFilter };

export interface ExportJobQuestion {
  readonly kind: 'export-job';
  readonly cluster: ClusterAddress;
  readonly choice: ExportJobChoice;
  /** Whether to wait until the job is Successful; any other end of it is a failure then. */
  readonly waitForSuccess?: boolean;
}

/** All jobs of a cluster that fit. */
export interface ExportJobsQuestion {
  readonly kind: 'export-jobs';
  readonly cluster: ClusterAddress;
  readonly filter: ExportJobFilter;
}

export interface ExportBucketQuestion {
  readonly kind: 'export-bucket';
  readonly address: ExportBucketAddress;
}

/** All buckets of a project. */
export interface ExportBucketsQuestion {
  readonly kind: 'export-buckets';
  readonly projectId: string;
}

export type Question = ExportJobQuestion | ExportJobsQuestion | ExportBucketQuestion | ExportBucketsQuestion;

/** Kind of a question → what answers it. */
export interface Answers {
  readonly 'export-job': ExportJob;
  /** The newest first. */
  readonly 'export-jobs': readonly ExportJob[];
  readonly 'export-bucket': ExportBucket;
  /** By id. */
  readonly 'export-buckets': readonly ExportBucket[];
}

export type AnswerTo<Q extends Question> = Answers[Q['kind']];
