// Errors and warnings of the product as Terraform shows them, with the attribute that they are about.
import type { AtlasError } from '../errors/atlas-error';
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
};

export function errorDiagnostic(error: AtlasError): Diagnostic {
  const argument = error.parts.argument ?? ARGUMENT_OF[error.code];
  return fromAtlasError(error, argument?.split('.').map(attributeName));
}

export function warningDiagnostic(summary: string, detail: string, path?: readonly PathStep[]): Diagnostic {
  return { severity: 'warning', summary, detail, ...(path === undefined ? {} : { path }) };
}
