// The symbols of a macOS executable as a loader reads them.
import { loadCommands } from '../../../tasks/executables/mach-o';

export interface Symbols {
  readonly locals: number;
  readonly exported: readonly string[];
  readonly imported: readonly string[];
  /** The name of each symbol that a pointer or stub stands for, or the number where it stands for none. */
  readonly references: readonly (string | number)[];
}

export function symbolsOf(executable: Buffer): Symbols {
  const commands = new Map(loadCommands(executable).map(({ type, at }) => [type, at]));
  const words = (type: number, count: number): number[] =>
    Array.from({ length: count }, (_, index) => executable.readUInt32LE((commands.get(type) ?? NaN) + 8 + 4 * index));
  const [table = 0, count = 0, strings = 0] = words(0x2, 3);
  const [, locals = 0, first, exported = 0, imports, imported = 0, , , , , , , references = 0, size = 0] = words(
    0xb,
    14,
  );
  const names = Array.from({ length: count }, (_, index) => {
    const from = strings + executable.readUInt32LE(table + 16 * index);
    return executable.toString('latin1', from, executable.indexOf(0, from));
  });
  expect([first, imports, count]).toEqual([locals, locals + exported, locals + exported + imported]);
  return {
    locals,
    exported: names.slice(locals, locals + exported),
    imported: names.slice(locals + exported),
    references: Array.from({ length: size }, (_, index) => {
      const reference = executable.readUInt32LE(references + 4 * index);
      return names[reference] ?? reference;
    }),
  };
}
