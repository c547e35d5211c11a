// A part of the page: what was measured, in a table.

export interface Section {
  readonly title: string;
  /** What the table shows, and how it was measured. */
  readonly text: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Markdown below the table. */
  readonly chart?: string;
}

/** As Markdown; columns of numbers stand at the right. */
export function showSection({ title, text, columns, rows, chart }: Section): string {
  const isNumeric = (column: number) => rows.every((cells) => /^(?:[-≤]? ?\d|$)/.test(cells[column] ?? ''));
  const lines = [columns, columns.map((_, column) => (column > 0 && isNumeric(column) ? '---:' : '---')), ...rows];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return [`## ${title}`, text, table, ...(chart === undefined ? [] : [chart])].join('\n\n');
}
