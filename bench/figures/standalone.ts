// What a standalone executable costs beside the script: its start, a plan, and its size.
import fs from 'node:fs';
import path from 'node:path';
import { bareNode } from '../support/bare-node';
import type { Bench, Standalone } from '../support/bench';
import { kib, mib, ms, showRuns, times } from '../support/cells';
import { reading } from '../support/configuration';
import { interleave } from '../support/interleave';
import { PROVIDER } from '../support/paths';
import type { Section } from '../support/section';
import { terraformFolder } from '../support/terraform-folder';
import { startAndAsk } from './spawn';

const MIB = 1024 * 1024;
const SECOND_FILE = path.join(path.dirname(PROVIDER), 'atlas-provider.more.js');

/** Nothing where `npm run package:provider` has not made them. */
export async function standalone(bench: Bench): Promise<Section[]> {
  if (bench.standalone === undefined) return [];
  const [starts, plans] = [bench.scale.rounds(20), bench.scale.rounds(15)];
  return [
    {
      title: 'Standalone executable',
      text:
        `The executable for this machine (${mib(sizeOf(bench.standalone.executable))}), which holds a Node.js of its ` +
        `own, in turn with the script (${kib(sizeOf(PROVIDER, SECOND_FILE))}), which is run by the Node.js named above. ` +
        `N is the whole life of \`node -e 0\`. ${showRuns(starts)} of each start, ${plans} of each plan.`,
      columns: ['What', 'Standalone', 'Script', 'Ratio', 'N'],
      rows: [
        ...(await startRows(bench.standalone, starts)),
        ...(bench.terraform === undefined ? [] : [await planRow(bench, bench.standalone, plans)]),
      ],
    },
  ];
}

async function startRows({ executable }: Standalone, runs: number): Promise<string[][]> {
  const { node, script, alone } = await interleave(runs, {
    node: bareNode,
    script: () => startAndAsk(PROVIDER),
    alone: () => startAndAsk(executable),
  });
  const row = (what: string, ours: number, other: number) => [
    what,
    ms(ours),
    ms(other),
    times(ours / other),
    ms(node.whole),
  ];
  return [
    row('start until the handshake', alone.handshake, script.handshake),
    row('start until the schema is answered', alone.schema, script.schema),
  ];
}

async function planRow(bench: Bench, { folder }: Standalone, runs: number): Promise<string[]> {
  const configuration = reading({ jobs: 1 });
  const script = await terraformFolder(bench, 'plan-script', configuration);
  const alone = await terraformFolder(bench, 'plan-standalone', configuration, folder);
  const settings = bench.emulators.at(0).settings('access token');
  const measured = await interleave(runs, {
    script: async () => ({ time: await script.time('plan', settings) }),
    alone: async () => ({ time: await alone.time('plan', settings) }),
  });
  const [ours, other] = [measured.alone.time, measured.script.time];
  return ['`terraform plan` of 1 job', ms(ours), ms(other), times(ours / other), ''];
}

function sizeOf(...files: readonly string[]): number {
  return files.reduce((sum, file) => sum + fs.statSync(file).size / MIB, 0);
}
