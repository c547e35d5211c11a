// Errors and warnings of the product as Terraform shows them, with the attribute that they are about.
import { AtlasError } from '../errors/atlas-error';
import type { ErrorCode } from '../errors/error-codes';
import { attributeName } from '../model/attribute-name';
import type { Diagnostic, PathStep } from '../tfplugin/diagnostics/diagnostic';
import { fromAtlasError } from '../tfplugin/diagnostics/from-atlas-error';

/** Errors of Atlas's that are about an argument. */
const ARGUMENT_OF: Readonly<Partial<Record<ErrorCode, string>>> = {
  PROJECT_NOT_FOUND: 'projectId',
  CLUSTER_NOT_FOUND: 'clusterName',
  EXPORT_JOB_NOT_FOUND: 'exportJobId',
  EXPORT_BUCKET_NOT_FOUND: 'exportBucketId',
  NO_EXPORT_JOB: 'mostRecent',
  EXPORT_JOB_TOO_OLD: 'filter',
  EXPORT_JOB_FAILED: 'waitForSuccess',
  EXPORT_JOB_CANCELLED: 'waitForSuccess',
  WAIT_TIMED_OUT: 'waitForSuccess',
};

/** Failures that last. Terraform reads once more before a destroy, and they would keep it from going on. */
const LASTING: readonly ErrorCode[] = [
  'PROJECT_NOT_FOUND',
  'CLUSTER_NOT_FOUND',
  'EXPORT_JOB_NOT_FOUND',
  'EXPORT_BUCKET_NOT_FOUND',
  'NO_EXPORT_JOB',
  'EXPORT_JOB_TOO_OLD',
  'EXPORT_JOB_FAILED',
  'EXPORT_JOB_CANCELLED',
  'WAIT_TIMED_OUT',
];

export function errorDiagnostic(error: AtlasError): Diagnostic {
  const argument = error.parts.argument ?? ARGUMENT_OF[error.code];
  const told = LASTING.includes(error.code) ? withWayOut(error) : error;
  return fromAtlasError(told, argument?.split('.').map(attributeName));
}

export function warningDiagnostic(summary: string, detail: string, path?: readonly PathStep[]): Diagnostic {
  return { severity: 'warning', summary, detail, ...(path === undefined ? {} : { path }) };
}

function withWayOut({ code, parts }: AtlasError): AtlasError {
  const fix = `${parts.fix}; to destroy what depends on it: \`terraform destroy -refresh=false\``;
  return new AtlasError(code, { ...parts, fix });
}
