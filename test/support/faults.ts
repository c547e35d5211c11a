// Fault rules for an emulator that runs as a process: each fault has a cluster of its own, in a project of its own.
import fs from 'node:fs';
import path from 'node:path';
import type { FaultRule } from '../../src/emulator/fault-rule';
import { temporaryFolder } from './temporary-folder';

/** A project that exists for its faults only. */
export const FAULTY_PROJECT = 'f0000000000000000000000f';

export type Fault = Omit<FaultRule, 'match'>;

/** Cluster name → what happens to requests about that cluster, one after the other, as flags of the emulator. */
export function faultFlags(faults: Readonly<Record<string, Fault | readonly Fault[]>>): string[] {
  const rules = Object.entries(faults).flatMap(([cluster, script]) =>
    [script].flat().flatMap((fault) =>
      ['v2', 'v1.0'].map((version) => ({
        ...fault,
        match: { path: `/api/atlas/${version}/groups/${FAULTY_PROJECT}/clusters/${cluster}/` },
      })),
    ),
  );
  const file = path.join(temporaryFolder(), 'faults.json');
  fs.writeFileSync(file, JSON.stringify(rules));
  return ['--fail', file];
}
