// `npm run release`: everything that a release consists of, below dist, with its checksums. Without the tag of its
// version it is a rehearsal.
import fs from 'node:fs';
import path from 'node:path';
import { endWith } from './end-with';
import { PROVIDER_VERSION } from '../src/model/release';
import { reportFile, type BundledPackages } from './bundled-packages';
import { CDKTN_PROJECT } from './cdktn/make-project';
import { BILL_FILE, billOfMaterials, CDKTN_BILL_FILE } from './release/bill-of-materials';
import { CHECKSUMS_FILE, checksumsOf } from './release/checksums';
import { git } from './git';
import { packageVersion } from './release/package-version';
import { providerSums, readRecord, RECORD_FILE, type ProviderRecord } from './release/provider-record';
import { providerProblems, recordProblems } from './release/record-problems';
import { comparedWith, knownRecord, releasedRecords } from './release/released-records';
import { releaseNotes } from './release/release-notes';
import { refuse } from './release/refuse';
import { runTask } from './release/run-task';
import { isProvider, STEPS } from './release/steps';
import { dirtyTree, releaseTags, treeProblems } from './release/tree-problems';

const ROOT = path.join(__dirname, '..');
const DIST = path.join(ROOT, 'dist');
const NOTICES_FILE = 'THIRD_PARTY_LICENSES';

function release(without: readonly string[]): void {
  const tagged = releaseTags(ROOT).length > 0;
  const version = packageVersion(ROOT);
  const [record, released] = [readRecord(ROOT), releasedRecords(ROOT)];
  refuse([
    ...treeProblems(ROOT, tagged ? [] : without),
    ...recordProblems(ROOT, { record, released, version: PROVIDER_VERSION, written: false }),
    ...(tagged ? unrecorded(record) : []),
  ]);
  const notes = tagged ? releaseNotes(fs.readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8'), version) : undefined;
  if (!tagged) say(`No tag v${version} at this commit: a rehearsal, not to be published.`);
  say(comparedWith(released));
  fs.rmSync(DIST, { recursive: true, force: true });
  // The provider first: most of the time goes into what is built on it.
  for (const { task } of STEPS.filter(isProvider)) runTask(ROOT, task);
  refuse(providerProblems(knownRecord(record, released), PROVIDER_VERSION, providerSums(ROOT)));
  for (const { task } of STEPS.filter((step) => !isProvider(step))) runTask(ROOT, task);
  removeOthers();
  if (notes !== undefined) write('RELEASE_NOTES.md', notes);
  writeAccompaniments();
  // A task that writes into the tree would make the next release another one.
  refuse(dirtyTree(ROOT));
  say(`dist: cdktf-provider-atlas ${version}, provider ${PROVIDER_VERSION}, ${CHECKSUMS_FILE}`);
}

function unrecorded(record: ProviderRecord): string[] {
  if (record[PROVIDER_VERSION] !== undefined) return [];
  return [`${RECORD_FILE} does not know the provider ${PROVIDER_VERSION}: run npm run release:prepare before the tag.`];
}

function removeOthers(): void {
  for (const folder of STEPS.flatMap(({ ofOthers = [] }) => ofOthers)) {
    fs.rmSync(path.join(DIST, folder), { recursive: true, force: true });
  }
}

/** Checksums last: they are those of all else. */
function writeAccompaniments(): void {
  const bundled = JSON.parse(fs.readFileSync(reportFile(ROOT), 'utf8')) as BundledPackages;
  const time = new Date(git(ROOT, 'log', '-1', '--format=%cI') ?? '');
  const others = STEPS.flatMap(({ carries = [] }) => carries);
  write(BILL_FILE, billOfMaterials(ROOT, { bundled, time, others }));
  write(CDKTN_BILL_FILE, billOfMaterials(ROOT, { project: CDKTN_PROJECT, bundled, time }));
  fs.copyFileSync(path.join(ROOT, 'lib', 'bin', NOTICES_FILE), path.join(DIST, NOTICES_FILE));
  write(CHECKSUMS_FILE, checksumsOf(DIST));
}

function write(name: string, text: string): void {
  fs.writeFileSync(path.join(DIST, name), text);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The names behind each `--without`. */
function withoutOf(args: readonly string[]): string[] {
  const names = args.flatMap((arg, index) => (arg === '--without' ? [args[index + 1] ?? ''] : []));
  if (args.length !== 2 * names.length) throw new Error('usage: npm run release [-- --without <toolchain>]…');
  return names;
}

try {
  release(withoutOf(process.argv.slice(2)));
} catch (reason) {
  endWith(reason);
}
