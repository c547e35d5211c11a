// The outputs of a stack that hand a job over under names which do not change.
import { TerraformOutput, TerraformStack } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import type { DataAtlasSnapshotExportJob } from './data-atlas-snapshot-export-job';

/** Adds `<stem>_state`, `<stem>_prefix` and `<stem>_export_bucket_id` with exactly these ids. */
export function addExportJobOutputs(job: DataAtlasSnapshotExportJob, stem: string = snakeCase(job.node.id)): void {
  if (!/^[a-z_][a-z0-9_]*$/.test(stem)) throw invalidStem(job.node.path, stem);
  const values: Readonly<Record<string, string>> = {
    [`${stem}_state`]: job.state,
    [`${stem}_prefix`]: job.prefix,
    [`${stem}_export_bucket_id`]: job.exportBucketId,
  };
  const stack = TerraformStack.of(job);
  refuseTaken(job, stack, Object.keys(values));
  for (const [id, value] of Object.entries(values)) {
    new TerraformOutput(stack, id, { value, staticId: true });
  }
  job.node.addValidation({ validate: () => duplicates(stack, Object.keys(values)) });
}

/** `nightlyExport` and `nightly-export` as `nightly_export`. */
export function snakeCase(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .toLowerCase();
}

function refuseTaken(job: DataAtlasSnapshotExportJob, stack: TerraformStack, ids: readonly string[]): void {
  const children = stack.node.children.map(({ node }) => node.id);
  const taken = [...outputIds(stack), ...children].find((id) => ids.includes(id));
  if (taken !== undefined) throw takenError(taken).at(job.node.path);
}

/** An output of the same id that was added later. */
function duplicates(stack: TerraformStack, ids: readonly string[]): string[] {
  const all = outputIds(stack);
  return ids.filter((id) => all.indexOf(id) !== all.lastIndexOf(id)).map((id) => takenError(id).message);
}

function outputIds(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .filter((node) => TerraformOutput.isTerraformOutput(node))
    .map((output) => output.friendlyUniqueId);
}

function takenError(id: string): AtlasError {
  return new AtlasError('OUTPUT_TAKEN', {
    what: `The stack has another output, or another construct, with the id ${quote(id)}`,
    fix: 'Give addOutputs another stem, or rename the other one',
  });
}

function invalidStem(path: string, stem: string): AtlasError {
  return new AtlasError('INVALID_ARGUMENT', {
    path,
    what: `The stem of the outputs must be lower-case letters, digits and underscores, not beginning with a digit, but is ${quote(stem)}`,
    fix: "Call addOutputs with a stem such as 'nightly_export'",
  });
}
