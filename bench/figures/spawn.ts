// How long a start of the provider takes until Terraform has what it wanted; a plan pays it three times.
import { ProviderDefinition } from '../../src/tfplugin/proto/tfplugin6';
import { bareNode } from '../support/bare-node';
import type { Bench } from '../support/bench';
import { interleave } from '../support/interleave';
import { startPlugin } from '../support/plugin-process';
import type { Row } from '../support/row';

const SCHEMA = `/${ProviderDefinition.fullName}/${ProviderDefinition.methods.getProviderSchema.name}`;

export async function spawn({ rounds }: Bench): Promise<Row[]> {
  const { node, provider } = await interleave(rounds(20), { node: bareNode, provider: startAndAsk });
  const row = { unit: 'ms', other: node.whole, against: '`node -e 0`' } as const;
  return [
    { ...row, what: 'Spawn → handshake', ours: provider.handshake },
    { ...row, what: 'Spawn → connected', ours: provider.connected },
    { ...row, what: 'Spawn → schema answered', ours: provider.schema, target: { most: 2.5, of: 'ratio' } },
  ];
}

async function startAndAsk() {
  const { session, handshake, connected, elapsed, shutDown } = await startPlugin();
  await session.call(SCHEMA, new Uint8Array());
  const schema = elapsed();
  await shutDown();
  return { handshake, connected, schema };
}
