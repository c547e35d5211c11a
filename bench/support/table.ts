// The rows as a Markdown table.
import type { Row, Unit } from './row';

const HEAD = ['Measured', 'Here', 'Compared with', 'There', 'Ratio', 'Target'];

export function table(rows: readonly Row[]): string {
  const lines = [HEAD, HEAD.map((_, column) => (column === 0 || column === 2 ? '---' : '---:')), ...rows.map(cells)];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function cells({ what, unit, ours, other, against, target }: Row): string[] {
  const ratio = ours / other;
  return [what, quantity(ours, unit), against, quantity(other, unit), `${ratio.toFixed(2)} ×`, verdict(ratio)];

  function verdict(measured: number): string {
    if (target === undefined) return '';
    const [value, bound] =
      target.of === 'ratio' ? [measured, `${target.most} ×`] : [ours, quantity(target.most, unit, 0)];
    return `≤ ${bound} ${value <= target.most ? '✓' : '✗'}`;
  }
}

function quantity(value: number, unit: Unit, digits = value < 10 ? 2 : 1): string {
  return `${value.toFixed(digits)} ${unit}`;
}
