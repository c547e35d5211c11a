// The documents of the project, and the code samples in them.
import fs from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');

/** Written by hand or generated, for users and contributors; not the page that only holds measurements. */
export const DOCUMENTS: readonly string[] = [
  ...markdownIn('.', false),
  ...markdownIn('docs', true).filter((file) => !/^docs\/(api\/|decisions\/|performance\.md$)/.test(file)),
  ...markdownIn('examples', true),
].filter((file) => file !== 'API.md');

export interface Sample {
  /** Document and line, for messages. */
  readonly place: string;
  readonly language: string;
  /** The word after the language: the file that the sample is, or an empty text. */
  readonly name: string;
  readonly text: string;
}

export function readDocument(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}

/** Every fenced block, in the order of the documents. */
export const SAMPLES: readonly Sample[] = DOCUMENTS.flatMap(samplesOf);

/** The samples of a language; failing here keeps a test without cases from passing. */
export function samplesIn(language: string): Sample[] {
  const samples = SAMPLES.filter((sample) => sample.language === language);
  if (samples.length === 0) throw new Error(`No document has a sample in ${language}`);
  return samples;
}

/** The one sample that is this file. */
export function sampleNamed(name: string): Sample {
  const [sample, ...others] = SAMPLES.filter((candidate) => candidate.name === name);
  if (sample === undefined || others.length > 0) throw new Error(`Not exactly one sample is called ${name}`);
  return sample;
}

function markdownIn(folder: string, recursive: boolean): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

function samplesOf(file: string): Sample[] {
  const text = readDocument(file);
  return [...text.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map(({ 1: info = '', 2: sample = '', index }) => {
    const [language = '', name = ''] = info.trim().split(/\s+/);
    return { place: `${file}:${text.slice(0, index).split('\n').length}`, language, name, text: sample };
  });
}
