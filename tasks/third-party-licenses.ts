// The notices of the packages that are carried in the bundles: their licences ask for it.
import fs from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { bundledPackages } from './bundled-packages';

const APACHE_2 = path.join(__dirname, '..', 'LICENSE');

/** Where a package has no licence file, where its texts stand: a file, or the comment at the head of a source. */
const ELSEWHERE: Readonly<Record<string, (folder: string) => string[]>> = {
  '@bufbuild/protobuf': (folder) => [
    headComment(path.join(folder, 'dist/esm/wire/binary-encoding.js')),
    fs.readFileSync(APACHE_2, 'utf8'),
    headComment(path.join(folder, 'dist/esm/wire/varint.js')),
  ],
};

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;
const RULE = '='.repeat(80);

interface Notice {
  readonly title: string;
  readonly texts: readonly string[];
}

/** One text for all bundles, sorted; throws where a package comes without its licence. */
export function thirdPartyLicenses(root: string, bundles: readonly Metafile[]): string {
  const notices = Object.keys(bundledPackages(bundles)).map((folder) => noticeOf(path.resolve(root, folder)));
  // The same version may lie in several folders.
  const unique = new Map(notices.map((notice) => [notice.title, notice]));
  const sorted = [...unique.values()].sort((one, other) => (one.title < other.title ? -1 : 1));
  const head = 'The files beside this one carry code of these packages, each under its own licence.\n';
  return [head, ...sorted.map(({ title, texts }) => `${RULE}\n${title}\n${RULE}\n\n${texts.join('\n')}`)].join('\n');
}

function noticeOf(folder: string): Notice {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, version, license } = manifest;
  const title = `${String(name)} ${String(version)}`;
  if (typeof license !== 'string') {
    throw new Error(`${title} is in a bundle and names no licence in its package.json: find out, or leave it out.`);
  }
  return { title: `${title} (${license.replace(/^\((.*)\)$/, '$1')})`, texts: textsOf(String(name), folder).map(tidy) };
}

function textsOf(name: string, folder: string): string[] {
  const files = fs.readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  if (files.length > 0) return files.sort().map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
  const elsewhere = ELSEWHERE[name];
  if (elsewhere !== undefined) return elsewhere(folder);
  throw new Error(
    `${name} is in a bundle and has no licence file: say in tasks/third-party-licenses.ts where its text stands.`,
  );
}

function headComment(file: string): string {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const comment = lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, ''));
  if (!comment.some((line) => line.startsWith('Copyright '))) throw new Error(`${file} does not begin with a licence.`);
  return comment.join('\n');
}

function tidy(text: string): string {
  const unix = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  return `${unix.replace(/^\s*\n/, '').trimEnd()}\n`;
}
