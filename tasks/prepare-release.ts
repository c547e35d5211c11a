// `npm run release:prepare -- 0.2.0`: the version everywhere it stands, its section in CHANGELOG.md, and the provider's
// bytes in the record of those that were released. Commit what it wrote, and tag that.
import fs from 'node:fs';
import path from 'node:path';
import { endWith } from './end-with';
import { PROVIDER_VERSION } from '../src/model/release';
import { gitLines } from './git';
import { packageVersion } from './release/package-version';
import { providerSums, readRecord, RECORD_FILE, writeRecord, type Sums } from './release/provider-record';
import { providerProblems, recordProblems } from './release/record-problems';
import { releaseChangelog } from './release/release-changelog';
import { comparedWith, knownRecord, releasedRecords } from './release/released-records';
import { refuse } from './release/refuse';
import { runTask } from './release/run-task';
import { setVersion } from './release/set-version';
import { isProvider, STEPS } from './release/steps';
import { dirtyTree } from './release/tree-problems';
import { versionProblems } from './release/version-problems';

const ROOT = path.join(__dirname, '..');
const CHANGELOG = path.join(ROOT, 'CHANGELOG.md');

/** Nothing is written before everything has been asked. */
async function prepare(version: string): Promise<void> {
  const [record, released] = [readRecord(ROOT), releasedRecords(ROOT)];
  const taken = gitLines(ROOT, 'tag', '--list', `v${version}`).length > 0;
  refuse([
    ...versionProblems(packageVersion(ROOT), version, taken),
    ...dirtyTree(ROOT),
    ...recordProblems(ROOT, { record, released, version: PROVIDER_VERSION, written: true }),
  ]);
  const known = knownRecord(record, released);
  const providerReleased = known[PROVIDER_VERSION] !== undefined;
  const changelog = await releaseChangelog(fs.readFileSync(CHANGELOG, 'utf8'), {
    ...{ version, date: new Date().toISOString().slice(0, 10), url: repositoryUrl() },
    ...{ provider: PROVIDER_VERSION, providerReleased },
  });
  say(comparedWith(released));
  const made = makeProvider();
  refuse(providerProblems(known, PROVIDER_VERSION, made));
  if (!providerReleased) writeRecord(ROOT, { ...record, [PROVIDER_VERSION]: made });
  fs.writeFileSync(CHANGELOG, changelog);
  const files = [...setVersion(ROOT, version), 'CHANGELOG.md', ...(providerReleased ? [] : [RECORD_FILE])];
  files.forEach(say);
  say(
    `The provider ${PROVIDER_VERSION} is ${providerReleased ? 'unchanged' : 'new'}. Look at git diff, run npm test, and commit; then git tag v${version}.`,
  );
}

function makeProvider(): Sums {
  fs.rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
  for (const { task } of STEPS.filter(isProvider)) runTask(ROOT, task);
  return providerSums(ROOT);
}

function repositoryUrl(): string {
  const { repository } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    repository: { url: string };
  };
  return repository.url.replace(/\.git$/, '');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

prepare(process.argv[2] ?? '').catch(endWith);
