// How long a start of the provider takes until Terraform has what it wanted; a plan pays it three times.
import { ProviderDefinition } from '../../src/tfplugin/proto/tfplugin6';
import { bareNode } from '../support/bare-node';
import type { Bench } from '../support/bench';
import { ms, showRuns, times } from '../support/cells';
import { interleave } from '../support/interleave';
import { PROVIDER } from '../support/paths';
import { startPlugin } from '../support/plugin-process';
import type { Section } from '../support/section';
import { verdict } from '../support/target';

const SCHEMA = `/${ProviderDefinition.fullName}/${ProviderDefinition.methods.getProviderSchema.name}`;

export async function spawn({ scale }: Bench): Promise<Section[]> {
  const runs = scale.rounds(20);
  const { node, provider } = await interleave(runs, { node: bareNode, provider: () => startAndAsk(PROVIDER) });
  const row = (what: string, time: number) => [what, ms(time), ms(node.whole), times(time / node.whole)];
  return [
    {
      title: 'Start of the provider',
      text: `Terraform starts the provider three times for a plan. N is the whole life of \`node -e 0\`. ${showRuns(runs)}.`,
      columns: ['From the spawn', 'Provider', 'N', 'Ratio', 'Target'],
      rows: [
        [...row('until the handshake', provider.handshake), ''],
        [...row('until it is connected', provider.connected), ''],
        [
          ...row('until the schema is answered', provider.schema),
          verdict(provider.schema / node.whole, { most: 2, unit: 'N' }),
        ],
      ],
    },
  ];
}

export async function startAndAsk(executable: string) {
  const { session, handshake, connected, elapsed, shutDown } = await startPlugin({}, executable);
  await session.call(SCHEMA, new Uint8Array());
  const schema = elapsed();
  await shutDown();
  return { handshake, connected, schema };
}
