// A table of texts, without lines: columns that the terminal has no room for are left out from the right.

/** Between two columns. */
const GAP = 2;
/** A column that can be cut, and has less room, is left out too. */
const NARROWEST = 12;
/** So many columns stay, however narrow the terminal is. */
const KEPT = 2;

/** The library takes time that grows with the square of the rows. */
const AT_ONCE = 50;

export interface Column {
  readonly head: string;
  readonly cells: readonly string[];
  /** Whether the beginning of a cell is of use. */
  readonly canBeCut?: boolean;
  /** Puts a colour on a cell. */
  readonly paint?: (cell: string) => string;
}

/** Without a width, as wide as it needs to be. */
export function table(columns: readonly Column[], width = Infinity): string {
  const widths = fittingWidths(columns, width);
  const shown = columns.slice(0, widths.length);
  // Loaded where it is needed: most commands draw no table.
  const Table = require('cli-table3') as typeof import('cli-table3');
  const draw = (rows: readonly string[][]): string => {
    const drawn = new Table({
      colWidths: widths.map((columnWidth) => columnWidth + GAP),
      style: { 'padding-left': 0, 'padding-right': GAP },
      chars: NO_LINES,
    });
    drawn.push(...rows);
    return drawn.toString();
  };
  const rows = [shown.map(({ head }) => head)];
  for (const row of columns[0]?.cells.keys() ?? [])
    rows.push(shown.map(({ cells, paint = same }) => paint(cells[row] ?? '')));
  return slices(rows).map(draw).join('\n').replace(/ +$/gm, '');
}

function slices(rows: readonly string[][]): string[][][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, index) =>
    rows.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
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
function fittingWidths(columns: readonly Column[], width: number): number[] {
  const widths = columns.map(naturalWidth);
  const others = columns.slice(0, -1);
  const taken = widths.slice(0, -1);
  const room = width - taken.reduce((total, other) => total + other + GAP, 0);
  if (columns.length <= KEPT || (widths.at(-1) ?? 0) <= room) return widths;
  return columns.at(-1)?.canBeCut === true && room >= NARROWEST ? [...taken, room] : fittingWidths(others, width);
}
