// ValidateDataResourceConfig: checks of one data block; values may be unknown.
import { refuseComputed } from '../diagnostics/refuse-computed';
import { toProtoDiagnostic } from '../diagnostics/to-proto-diagnostic';
import type { DiagnosticsAt1, ValidateDataResourceConfigRequest } from '../proto/tfplugin6';
import { findDataSource } from './find-data-source';
import { readConfig } from './read-config';
import type { ServerContext } from './server-context';

export function validateDataSourceConfig(
  context: ServerContext,
  { typeName, config }: ValidateDataResourceConfigRequest,
): DiagnosticsAt1 {
  const source = findDataSource(context, typeName);
  const value = readConfig(config, source.schema);
  const diagnostics = [...refuseComputed(source.schema, value), ...source.validate(value)];
  return { diagnostics: diagnostics.map(toProtoDiagnostic) };
}
