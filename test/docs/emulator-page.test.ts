// docs/emulator.md against the executable.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { OPERATION_NAMES } from '../../src/emulator/operation-of';
import { contextWith, parseContext } from '../../src/model/context-file';
import { EmulatorProcess, LIB_BIN } from '../support/emulator-process';
import { temporaryFolder } from '../support/temporary-folder';
import { readDocument, sampleNamed, samplesIn } from './documents';
import { OTHER_LANGUAGES } from './generated-code';

const TEXT = readDocument('docs/emulator.md');

test('its table has every flag, and no other', () => {
  const help = execFileSync(path.join(LIB_BIN, 'atlas-emulator'), ['--help'], { encoding: 'utf8' });
  const flags = [...help.matchAll(/^ {2}(--[a-z-]+(?: <\w+>)?)/gm)].map(([, flag]) => flag);
  const described = [...TEXT.matchAll(/^\| `(--[^`]+)` \|/gm)].map(([, flag]) => flag);
  expect(described).toEqual(flags);
});

test('it lists the operations that a fault rule can name', () => {
  const [, list = ''] = /^Operations: (.+)\.$/m.exec(TEXT) ?? [];
  expect(list.split(', ')).toEqual(OPERATION_NAMES.map((name) => `\`${name}\``));
});

test('the ready line is the one that is written', async () => {
  const emulator = await EmulatorProcess.start();
  const shown = JSON.parse(sampleNamed('ready-line').text) as Record<string, unknown>;
  expect({ ...emulator.facts, baseUrl: shown.baseUrl }).toEqual(shown);
  expect(TEXT).toContain(`export MONGODB_ATLAS_CLIENT_ID=${emulator.facts.clientId}\n`);
  expect(TEXT).toContain(`export MONGODB_ATLAS_CLIENT_SECRET=${emulator.facts.clientSecret}\n`);
});

test('it starts with the fault script and the seed file', async () => {
  const folder = temporaryFolder();
  const files = ['faults.json', 'seed.json'].map((name) => {
    fs.writeFileSync(path.join(folder, name), sampleNamed(name).text);
    return path.join(folder, name);
  });
  const emulator = await EmulatorProcess.start(['--fail', files[0] ?? '', '--seed', files[1] ?? '']);
  const { projectId, clusterName, jobs, forbiddenProjectId } = emulator.facts;
  expect({ projectId, clusterName, job: jobs.replicaSet, queued: jobs.queued, forbiddenProjectId }).toEqual({
    projectId: '32b6e34b3d91647abb20e7b8',
    clusterName: 'Cluster0',
    job: '605ccba3c1c7613f423e1585',
    queued: '605ccba3c1c7613f423e1586',
    forbiddenProjectId: '32b6e34b3d91647abb20e7b9',
  });
});

test('the collections that a seed may name are laid out as it says', async () => {
  const folder = temporaryFolder();
  const seed = JSON.parse(sampleNamed('seed.json').text);
  seed.projects[0].clusters[0].exportJobs[0].collections = JSON.parse(sampleNamed('collections.json').text);
  fs.writeFileSync(path.join(folder, 'seed.json'), JSON.stringify(seed));
  await EmulatorProcess.start(['--seed', path.join(folder, 'seed.json'), '--objects', path.join(folder, 'buckets')]);
  const files = fs.readdirSync(path.join(folder, 'buckets'), { recursive: true }).map(String);
  const chunk = files.find((file) => /\/shop\/orders\/.*\.json\.gz$/.test(file)) ?? '';
  const lines = gunzipSync(fs.readFileSync(path.join(folder, 'buckets', chunk)))
    .toString('utf8')
    .split('\n');
  expect(lines[0]).toBe(
    '{"_id":{"$oid":"65000000000000000000a001"},"placedAt":{"$date":{"$numberLong":"1714978740000"}},"items":{"$numberInt":"3"}}',
  );
  expect(files.filter((file) => file.includes('/shop/drafts/')).map((file) => path.basename(file))).toEqual([
    'metadata.json',
  ]);
});

test('the members of a request log are those that it names', async () => {
  const emulator = await EmulatorProcess.start();
  await fetch(emulator.facts.baseUrl);
  const [, list = ''] = /^The log has a line for each request, with (.+);/m.exec(TEXT) ?? [];
  const named = [...list.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(Object.keys(emulator.requests()[0] ?? {})).toEqual(named);
});

test('every JSON sample of the documents is one that a test reads', () => {
  const names = samplesIn('json').map(({ name }) => name);
  expect(names.sort()).toEqual([
    'atlas.context.json',
    ...OTHER_LANGUAGES.map(() => 'cdktf.json'),
    'collections.json',
    'faults.json',
    'handoff.json',
    'job.json',
    'ready-line',
    'seed.json',
  ]);
});

test('the context file of the documents is in its final form', () => {
  const { text } = sampleNamed('atlas.context.json');
  expect(contextWith(parseContext(text, 'atlas.context.json'), {})).toBe(text);
});
