// What loading the library adds to an app that loads cdktf anyway.
import type { Bench } from '../support/bench';
import { ms, showRuns, times } from '../support/cells';
import { interleave } from '../support/interleave';
import { runApp } from '../support/run-app';
import type { Section } from '../support/section';
import { verdict } from '../support/target';

interface Loading extends Readonly<Record<string, number>> {
  readonly cdktf: number;
  readonly library: number;
}

export async function requireLibrary(bench: Bench): Promise<Section[]> {
  const runs = bench.scale.rounds(10);
  const { app } = await interleave(runs, { app: () => runApp<Loading>(bench, 'require') });
  return [
    {
      title: 'Loading the library',
      text: `\`require\` in an app that has loaded cdktf before. ${showRuns(runs)}.`,
      columns: ['', 'Library', 'cdktf', 'Ratio', 'Target'],
      rows: [
        [
          '`require`',
          ms(app.library),
          ms(app.cdktf),
          times(app.library / app.cdktf),
          verdict(app.library, { most: 10, unit: 'ms' }),
        ],
      ],
    },
  ];
}
