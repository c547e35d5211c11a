// The failures of the operating system, told from others by what they carry.

export interface SystemError {
  /** Such as `ENOENT`. */
  readonly code: string;
  readonly message: string;
}

/** The failure where it is one of the operating system; a check of its class would fail across realms. */
export function systemError(reason: unknown): SystemError | undefined {
  if (typeof reason !== 'object' || reason === null || !('syscall' in reason)) return undefined;
  const { code, message } = reason as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === 'string' && typeof message === 'string' ? { code, message } : undefined;
}
