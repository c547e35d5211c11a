// One line that rewrites itself, on a terminal alone.
import { showProgress, type Terminal } from '../../../src/synth/host/show-progress';

function written(terminal: Omit<Terminal, 'write'>, ...texts: readonly string[]): string {
  let all = '';
  for (const text of texts) showProgress(text, { ...terminal, write: (part) => (all += part) });
  return all;
}

test('each text takes the place of the one before, and an empty one leaves an empty line', () => {
  const CLEAR = '\r\u001b[2K';
  expect(written({ isTTY: true, columns: 40 }, 'one', 'two', '')).toBe(`${CLEAR}one${CLEAR}two${CLEAR}`);
});

test('a text never wraps: what would be left of it could not be rewritten', () => {
  expect(written({ isTTY: true, columns: 10 }, '1234567890')).toMatch(/K123456789$/);
  expect(written({ isTTY: true, columns: 4 }, '\u{1f98a}\u{1f98a}\u{1f98a}\u{1f98a}')).toMatch(/K\u{1f98a}{3}$/u);
  expect(written({ isTTY: true }, 'x'.repeat(200))).toMatch(/Kx{79}$/);
});

test.each([{ isTTY: false }, {}])('nothing where it is no terminal: %j', (terminal) => {
  expect(written(terminal, 'one', '')).toBe('');
});
