// A release that does not change the provider does not change its bytes: neither the folder nor the version is in them.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROVIDER_VERSION } from '../../../src/model/release';
import { providerSums, type Sums } from '../../../tasks/release/provider-record';
import { providerProblems } from '../../../tasks/release/record-problems';
import { setVersion } from '../../../tasks/release/set-version';
import { ROOT } from '../../docs/documents';
import { treeCopy } from './tree-copy';

test('built in another folder, as another version, the provider is the same; if not, run `npm run build`', () => {
  const copy = treeCopy();
  setVersion(copy, '98.76.54');
  execFileSync(process.execPath, [require.resolve('tsx/cli'), 'tasks/bundle.ts'], { cwd: copy });
  const sums = providerSums(copy);
  expect(Object.keys(sums)).toEqual([
    'lib/bin as installed',
    'lib/bin/atlas-provider.more.js',
    'lib/bin/terraform-provider-atlas',
  ]);
  expect(sums).toEqual(sumsOfScript());
});

/** Without what stands below dist by chance. */
function sumsOfScript(): Sums {
  return Object.fromEntries(Object.entries(providerSums(ROOT)).filter(([file]) => file.startsWith('lib/')));
}

test('a change of the provider changes them, and is refused under the version that was released', () => {
  const copy = treeCopy();
  const file = path.join(copy, 'src', 'model', 'release.ts');
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text.replace('`cdktf-provider-atlas/', '`another-name/'));
  execFileSync(process.execPath, [require.resolve('tsx/cli'), 'tasks/bundle.ts'], { cwd: copy });
  const released = { [PROVIDER_VERSION]: sumsOfScript() };
  const [problem, ...others] = providerProblems(released, PROVIDER_VERSION, providerSums(copy));
  expect(others).toEqual([]);
  expect(problem).toMatch(
    /^The provider \S+ has been released with other bytes .*\n {2}lib\/bin as installed\n {2}lib\/bin\/atlas-provider\.more\.js$/,
  );
  expect(providerProblems(released, '99.0.0', providerSums(copy))).toEqual([]);
});
