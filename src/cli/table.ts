// A table of texts, without lines: columns that the terminal has no room for are cut from the right, and then left out.

/** Between two columns. */
const GAP = 2;
/** A column that has less room is left out. */
const NARROWEST = 12;
/** So many columns stay, however narrow the terminal is. */
const KEPT = 2;

export interface Column {
  readonly head: string;
  readonly cells: readonly string[];
  /** Puts a colour on a cell. */
  readonly paint?: (cell: string) => string;
}

/** Without a width, as wide as it needs to be. */
export function table(columns: readonly Column[], width = Infinity): string {
  const widths = fittingWidths(columns.map(naturalWidth), width);
  const shown = columns.slice(0, widths.length);
  // Loaded where it is needed: most commands draw no table.
  const Table = require('cli-table3') as typeof import('cli-table3');
  const drawn = new Table({
    head: shown.map(({ head }) => head),
    colWidths: widths.map((columnWidth) => columnWidth + GAP),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    chars: NO_LINES,
  });
  const rows = columns[0]?.cells.keys() ?? [];
  for (const row of rows) drawn.push(shown.map(({ cells, paint = same }) => paint(cells[row] ?? '')));
  return drawn.toString().replace(/ +$/gm, '');
}

const NO_LINES = Object.fromEntries(
  [
    ...['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
      side,
      `${side}-mid`,
      `${side}-left`,
      `${side}-right`,
    ]),
    'middle',
  ].map((name) => [name, '']),
);

function same(cell: string): string {
  return cell;
}

function naturalWidth({ head, cells }: Column): number {
  return cells.reduce((widest, cell) => Math.max(widest, cell.length), head.length);
}

/** The widths of those columns that are shown. */
function fittingWidths(widths: readonly number[], width: number): number[] {
  const others = widths.slice(0, -1);
  const room = width - others.reduce((total, other) => total + other + GAP, 0);
  const last = widths.at(-1) ?? 0;
  if (last <= room) return [...widths];
  return room >= NARROWEST || widths.length <= KEPT
    ? [...others, Math.max(room, NARROWEST)]
    : fittingWidths(others, width);
}
