// TypeScript, which the other languages are held against: run from this clone.
import fs from 'node:fs';
import path from 'node:path';
import type { Language } from './language';

const TSX = fs.realpathSync(path.join(__dirname, '..', '..', '..', 'node_modules', '.bin', 'tsx'));

export const TYPESCRIPT: Language = {
  name: 'typescript',
  prepare: (program) => Promise.resolve({ file: process.execPath, args: [TSX, path.join(program, 'main.ts')] }),
};
