// `npm run package`: the package of each language, made from one tarball into dist/<language>; names as arguments choose.
import fs from 'node:fs';
import path from 'node:path';
import { packCsharp } from './packages/csharp';
import { generateCode } from './packages/generate-code';
import { packGo } from './packages/go';
import { packJava } from './packages/java';
import { packLibraryForJava } from './packages/java-library';
import { packJavaScript } from './packages/javascript';
import { libraryOf } from './packages/library';
import type { Packer } from './packages/packer';
import { packPython } from './packages/python';
import { missingTool } from './toolchains';

const ROOT = path.join(__dirname, '..');

interface Packed {
  /** The target's name for jsii-pacmak. */
  readonly target: string;
  /** What makes the package from the generated code. */
  readonly pack: Packer;
  /** Whether it does so without the language's own tools. */
  readonly withoutTools?: boolean;
}

export const PACKERS: Readonly<Record<string, Packed>> = {
  js: { target: 'js', pack: packJavaScript },
  python: { target: 'python', pack: packPython },
  java: { target: 'java', pack: packJava },
  'java-cdktf': { target: 'java', pack: packLibraryForJava },
  csharp: { target: 'dotnet', pack: packCsharp, withoutTools: true },
  go: { target: 'go', pack: packGo, withoutTools: true },
};

export interface PackedProject {
  readonly folder: string;
  /** Where the code of the languages is kept. */
  readonly code: string;
  /** What became of the README's text. */
  readonly renamed?: (text: string) => string;
}

const OWN: PackedProject = { folder: ROOT, code: path.join(ROOT, '.cache', 'packages', 'code') };

/** Makes the packages of these languages below `dist`; what cannot be made here is told in a line. */
export function makePackages(languages: readonly string[], dist: string, project: PackedProject = OWN): void {
  const { folder, code, renamed } = project;
  const made = languages.filter((language) => packerOf(language).withoutTools === true || hasTools(language));
  generateCode(folder, code, [...new Set(made.map((language) => packerOf(language).target))], renamed);
  for (const language of made) {
    const { target, pack } = packerOf(language);
    const into = path.join(dist, language.replace('cdktf', libraryOf(folder)));
    fs.rmSync(into, { recursive: true, force: true });
    fs.mkdirSync(into, { recursive: true });
    pack({ root: ROOT, project: folder, code: path.join(code, target), into });
    process.stdout.write(`${path.relative(ROOT, into)}: ${fs.readdirSync(into).join(', ')}\n`);
  }
}

function packerOf(language: string): Packed {
  const packer = PACKERS[language];
  if (packer === undefined) throw new Error(`No language ${language}: there are ${Object.keys(PACKERS).join(', ')}`);
  return packer;
}

function hasTools(language: string): boolean {
  const missing = missingTool(language);
  if (missing !== undefined) process.stdout.write(`skipped: ${missing}\n`);
  return missing === undefined;
}

if (require.main === module) {
  const [...named] = process.argv.slice(2);
  makePackages(named.length === 0 ? Object.keys(PACKERS) : named, path.join(ROOT, 'dist'));
}
