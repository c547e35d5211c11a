// A chart that GitHub draws: Mermaid's XY chart. It has no legend, so one side is a line and the other is bars.

export interface LineOverBars {
  readonly title: string;
  readonly xAxis: string;
  readonly yAxis: string;
  readonly points: readonly { readonly at: string; readonly line: number; readonly bar: number }[];
}

export function lineOverBars({ title, xAxis, yAxis, points }: LineOverBars): string {
  const most = Math.max(...points.flatMap(({ line, bar }) => [line, bar]));
  const numbers = (values: readonly number[]) => `[${values.map((value) => Math.round(value)).join(', ')}]`;
  return [
    '```mermaid',
    'xychart-beta',
    `    title "${title}"`,
    `    x-axis "${xAxis}" [${points.map(({ at }) => at).join(', ')}]`,
    `    y-axis "${yAxis}" 0 --> ${Math.ceil(most / 100) * 100}`,
    `    bar ${numbers(points.map(({ bar }) => bar))}`,
    `    line ${numbers(points.map(({ line }) => line))}`,
    '```',
  ].join('\n');
}
