// The parts of a release.
import fs from 'node:fs';
import path from 'node:path';
import { NODE_BINARIES, NODE_VERSION } from '../../../tasks/executables/node-binaries';
import { PACKERS } from '../../../tasks/package';
import { STEPS } from '../../../tasks/release/steps';
import { TOOLCHAINS } from '../../../tasks/toolchains';
import { ROOT } from '../../docs/documents';

test.each(STEPS)('$task is a task, and its toolchains are known', ({ task, toolchains }) => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(Object.keys(scripts)).toContain(task);
  expect(toolchains.filter((name) => TOOLCHAINS[name] === undefined)).toEqual([]);
});

test('what holds the provider is compared with the record, and the Node.js of each executable is in the bill', () => {
  const compared = STEPS.filter(({ provider }) => provider === true).map(({ task }) => task);
  expect(compared).toEqual(['build', 'package:provider', 'package:registry']);
  const carried = STEPS.flatMap(({ carries = [] }) => carries.map(({ file, version }) => `${file} ${version}`));
  expect(carried).toEqual(Object.keys(NODE_BINARIES).map((platform) => `provider/${platform} ${NODE_VERSION}`));
});

test('no two fill one folder', () => {
  const folders = STEPS.flatMap(({ makes }) => makes);
  expect(new Set(folders).size).toBe(folders.length);
});

test('the packages are those of every language', () => {
  expect(STEPS.find(({ task }) => task === 'package')?.makes).toEqual(Object.keys(PACKERS));
});

test('what others publish is left out: their libraries, and nothing of ours', () => {
  const left = STEPS.flatMap(({ makes, ofOthers = [] }) => ofOthers.map((folder) => ({ folder, makes })));
  expect(left.map(({ folder }) => folder)).toEqual(['java-cdktf', 'cdktn/java-cdktn', 'cdktn/go/cdktn']);
  expect(left.filter(({ folder, makes }) => !makes.includes(folder.split('/')[0] ?? ''))).toEqual([]);
});
