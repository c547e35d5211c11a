// The code of the library itself in another language, as jsii-pacmak writes it around its npm package.
import path from 'node:path';
import { runPacmak } from './run-pacmak';

/** Writes `<folder>/<target>`. */
export function generateLibraryCode(library: string, folder: string, target: string): void {
  runPacmak(path.dirname(require.resolve(`${library}/package.json`)), folder, [target], []);
}
