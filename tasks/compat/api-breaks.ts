// What jsii-diff finds between two compiled trees.
import { spawnSync } from 'node:child_process';
import type { BrokenPromise } from './broken-promise';

const FOUND = /^(?:err |warn) - (.*) \[(.*)\]$/;

/** Changes of the constructs' API that break programs, in any of the languages. */
export function apiBreaks(released: string, current: string): BrokenPromise[] {
  // By itself it forgives every change of an API that is marked experimental, as all of this one is.
  const args = [require.resolve('jsii-diff/bin/jsii-diff'), released, current, '--keys', '--error-on', 'all'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const breaks = stderr.split('\n').flatMap((line) => {
    const [, what, key] = FOUND.exec(line) ?? [];
    return what === undefined || key === undefined ? [] : [{ key, what }];
  });
  if (status !== (breaks.length === 0 ? 0 : 1)) throw new Error(`jsii-diff failed:\n${stdout}${stderr}`);
  return breaks;
}
