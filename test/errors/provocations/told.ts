// What a provoked error tells its user, and how tests get at it.
import type { ErrorCode } from '../../../src/errors/error-codes';
import type { Diagnostic } from '../../../src/tfplugin/diagnostics/diagnostic';

/** What an error of the product shows; by form, since the compiled package has a class of its own. */
export interface ToldError {
  readonly code: string;
  readonly title: string;
  readonly message: string;
  readonly detail: string;
}

/** An error, one line of a failed validation of cdktf's, or a diagnostic of Terraform's. */
export type Told = ToldError | string | Pick<Diagnostic, 'summary' | 'detail'>;

export type Provocation = () => Told | Promise<Told>;

export type Provocations = Readonly<Partial<Record<ErrorCode, Provocation>>>;

/** What the work throws; work that succeeds, and what is no error of the product, fail the test. */
export async function thrownBy(work: () => unknown): Promise<ToldError> {
  try {
    await work();
  } catch (reason) {
    if (reason instanceof Error && reason.name === 'AtlasError') return reason as Error & ToldError;
    throw reason;
  }
  throw new Error('Nothing was thrown');
}

/** The only one of these. */
export function only<T>(values: readonly T[] = []): T {
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) throw new Error(`Not exactly one: ${JSON.stringify(values)}`);
  return value;
}
