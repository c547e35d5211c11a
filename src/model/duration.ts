// Durations as Terraform users write them, such as "90s", "2m" or "1h30m": Go's notation with the units ms, s, m and h.

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;

/** Milliseconds of a duration, rounded; undefined where the text is none, or comes to zero. */
export function parseDuration(text: string): number | undefined {
  if (!WHOLE.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(PART)) total += Number(amount) * (MILLISECONDS[unit ?? ''] ?? 0);
  const rounded = Math.round(total);
  return rounded > 0 && Number.isSafeInteger(rounded) ? rounded : undefined;
}

/** Milliseconds in the shortest of these notations: "850 ms", "12 s", "2 min 5 s", "51 h 20 min"; from two hours on to the minute. */
export function showDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? inUnits(seconds, 'min', 's') : inUnits(Math.round(seconds / 60), 'h', 'min');
}

/** Sixty of the small unit make one large one. */
function inUnits(count: number, large: string, small: string): string {
  const rest = count % 60;
  return [`${Math.floor(count / 60)} ${large}`, ...(rest === 0 ? [] : [`${rest} ${small}`])].join(' ');
}
