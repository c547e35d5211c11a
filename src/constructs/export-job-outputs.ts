// The outputs of a stack that hand a job over under names which do not change.
import { TerraformOutput, TerraformStack } from 'cdktf';
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';
import type { DataAtlasSnapshotExportJob } from './data-atlas-snapshot-export-job';

/** The ids of the outputs that were added to a stack this way. */
const OUTPUT_IDS = Symbol.for('cdktf-provider-atlas/output-ids');

/** Adds `<stem>_state`, `<stem>_prefix` and `<stem>_export_bucket_id` with exactly these ids. */
export function addExportJobOutputs(job: DataAtlasSnapshotExportJob, stem: string = snakeCase(job.node.id)): void {
  if (!/^[a-z_][a-z0-9_]*$/.test(stem)) throw invalidStem(job.node.path, stem);
  const values: Readonly<Record<string, string>> = {
    [`${stem}_state`]: job.state,
    [`${stem}_prefix`]: job.prefix,
    [`${stem}_export_bucket_id`]: job.exportBucketId,
  };
  const stack = TerraformStack.of(job);
  const added = outputIdsOf(stack);
  const taken = Object.keys(values).find((id) => added.has(id) || stack.node.tryFindChild(id) !== undefined);
  if (taken !== undefined) throw takenError(taken).at(job.node.path);
  for (const [id, value] of Object.entries(values)) {
    new TerraformOutput(stack, id, { value, staticId: true });
    added.add(id);
  }
}

/** The set of a stack; its first use makes the stack look, at synthesis, for outputs of others with the same ids. */
function outputIdsOf(stack: TerraformStack & { [OUTPUT_IDS]?: Set<string> }): Set<string> {
  const known = stack[OUTPUT_IDS];
  if (known !== undefined) return known;
  const added = new Set<string>();
  Object.defineProperty(stack, OUTPUT_IDS, { value: added });
  stack.node.addValidation({ validate: () => doubles(stack, added).map((id) => takenError(id).message) });
  return added;
}

function doubles(stack: TerraformStack, added: ReadonlySet<string>): string[] {
  const seen = new Set<string>();
  return stack.node
    .findAll()
    .filter((node) => TerraformOutput.isTerraformOutput(node))
    .map((output) => output.friendlyUniqueId)
    .filter((id) => added.has(id) && (seen.has(id) || !seen.add(id)));
}

/** `nightlyExport` and `nightly-export` as `nightly_export`. */
export function snakeCase(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .toLowerCase();
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
