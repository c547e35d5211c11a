// The forms of the names that choose an export job or a bucket. They are checked before any request is made.
import { AtlasError } from '../errors/atlas-error';
import { quote } from '../errors/show';

/** Where a cluster is found in Atlas. */
export interface ClusterAddress {
  /** 24 lower-case hexadecimal digits. Atlas's API calls a project a group. */
  readonly projectId: string;
  readonly clusterName: string;
}

/** Where an export job is found in Atlas. */
export interface ExportJobAddress extends ClusterAddress {
  /** 24 lower-case hexadecimal digits. */
  readonly exportJobId: string;
}

/** Where an export bucket is found in Atlas. */
export interface ExportBucketAddress {
  /** 24 lower-case hexadecimal digits. */
  readonly projectId: string;
  /** 24 lower-case hexadecimal digits; not the bucket's name. */
  readonly exportBucketId: string;
}

export type IdentifierName = keyof ExportJobAddress | keyof ExportBucketAddress | 'snapshotId';

/** How the user's own text spells an argument, and its name as one. */
export interface ArgumentPlace {
  readonly label: string;
  readonly argument: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly words: string;
  readonly where: string;
}

const OBJECT_ID = { pattern: /^[a-f0-9]{24}$/, words: '24 hexadecimal digits in lower case' };

const FORMS: Readonly<Record<IdentifierName, Form>> = {
  projectId: { ...OBJECT_ID, where: "the project's settings page in Atlas shows it" },
  clusterName: {
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9-]*$/,
    words: 'letters, digits and hyphens, not beginning with a hyphen',
    where: "the project's list of clusters in Atlas shows it",
  },
  exportJobId: {
    ...OBJECT_ID,
    where: '`npx cdktf-provider-atlas jobs --project <id> --cluster <name>` shows it',
  },
  exportBucketId: {
    ...OBJECT_ID,
    where: '`atlas backups exports buckets list --projectId <id>` of the Atlas CLI shows it',
  },
  snapshotId: {
    ...OBJECT_ID,
    where: '`atlas backups snapshots list <cluster> --projectId <id>` of the Atlas CLI shows it',
  },
};

/** What is wrong with one of the names, or undefined. */
export function identifierProblem(
  name: IdentifierName,
  value: string,
  { label, argument }: ArgumentPlace = { label: name, argument: name },
): AtlasError | undefined {
  const { pattern, words, where } = FORMS[name];
  if (pattern.test(value)) return undefined;
  return new AtlasError('INVALID_ARGUMENT', {
    argument,
    what: `${label} must be ${words}, but is ${value === '' ? 'empty' : quote(value)}`,
    why: hint(name, value),
    fix: `Set ${label}: ${where}`,
  });
}

/** The three names in one key that also says which Atlas they belong to: the key of the context file. */
export function exportJobKey(baseUrl: string, { projectId, clusterName, exportJobId }: ExportJobAddress): string {
  return `${baseUrl}/groups/${projectId}/clusters/${clusterName}/exports/${exportJobId}`;
}

/** The bucket in one key that also says which Atlas it belongs to: the key of the context file. */
export function exportBucketKey(baseUrl: string, { projectId, exportBucketId }: ExportBucketAddress): string {
  return `${baseUrl}/groups/${projectId}/backup/exportBuckets/${exportBucketId}`;
}

function hint(name: IdentifierName, value: string): string | undefined {
  if (value !== value.trim()) return 'There is white space around it';
  if (name === 'clusterName' || value === '') return undefined;
  if (FORMS[name].pattern.test(value.toLowerCase())) return 'It has upper-case digits, which Atlas does not accept';
  if (/^[a-f0-9]+$/.test(value)) return `It has ${value.length} digits`;
  if (name === 'exportBucketId') return "The bucket's name is not its id";
  return name === 'projectId' ? "A project's name is not its id" : undefined;
}
