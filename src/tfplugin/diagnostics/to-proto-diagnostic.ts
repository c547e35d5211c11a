// A diagnostic written in the protocol's message.
import { Diagnostic_Severity, type AttributePath_Step, type Diagnostic as ProtoDiagnostic } from '../proto/tfplugin6';
import type { Diagnostic, PathStep } from './diagnostic';

export function toProtoDiagnostic({ severity, summary, detail, path }: Diagnostic): ProtoDiagnostic {
  return {
    severity: severity === 'error' ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    summary,
    detail,
    attribute: path === undefined || path.length === 0 ? undefined : { steps: path.map(toStep) },
  };
}

function toStep(step: PathStep): AttributePath_Step {
  return {
    selector:
      typeof step === 'string' ? { $case: 'attributeName', value: step } : { $case: 'elementKeyInt', value: step },
  };
}
