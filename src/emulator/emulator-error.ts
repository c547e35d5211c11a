// A mistake of whoever starts the emulator: told in one line, without a stack.

export class EmulatorError extends Error {
  public override readonly name = 'EmulatorError';
}
