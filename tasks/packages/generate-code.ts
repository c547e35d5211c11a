// The code of other languages around the npm package, as jsii-pacmak writes it.
import fs from 'node:fs';
import path from 'node:path';
import { writeReadmeTablet } from '../samples/readme-tablet';
import { runPacmak } from './run-pacmak';

/**
 * Writes `<folder>/<target>` for each of jsii-pacmak's targets; what stood in the folder is gone. `renamed` is what became
 * of the README's text in this project.
 */
export function generateCode(
  project: string,
  folder: string,
  targets: readonly string[],
  renamed: (text: string) => string = (text) => text,
): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const tablet = path.join(folder, 'readme.tabl.json');
  const { name, repository } = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8'));
  writeReadmeTablet(tablet, { name, renamed });
  runPacmak(project, folder, targets, ['--rosetta-tablet', tablet]);
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => path.basename(name) === 'README.md')) {
    const readme = path.join(folder, file);
    fs.writeFileSync(readme, withAbsoluteLinks(fs.readFileSync(readme, 'utf8'), repository.url));
  }
}

/** A package index shows the README alone: a link to a file of the repository must say where that is. */
export function withAbsoluteLinks(markdown: string, repository: string): string {
  const files = `${repository.replace(/\.git$/, '')}/blob/main/`;
  return markdown.replace(/(?<=\]\()(?!#|\w+:)(?=[^)]+\))/g, files);
}
