// What loading the library adds to an app that loads cdktf anyway.
import type { Bench } from '../support/bench';
import { interleave } from '../support/interleave';
import type { Row } from '../support/row';
import { runApp } from '../support/run-app';

interface Loading extends Readonly<Record<string, number>> {
  readonly cdktf: number;
  readonly library: number;
}

export async function requireLibrary(bench: Bench): Promise<Row[]> {
  const { app } = await interleave(bench.rounds(10), { app: () => runApp<Loading>(bench, 'require') });
  return [
    {
      what: '`require` of the library, cdktf being loaded',
      unit: 'ms',
      ours: app.library,
      other: app.cdktf,
      against: '`require` of cdktf',
      target: { most: 10, of: 'value' },
    },
  ];
}
